#include "open311/service.h"

#include <fmt/format.h>

namespace open311 {
namespace {

using catalogue::Catalogue;
using catalogue::Category;

const catalogue::Heading& heading(const Catalogue& catalogue, std::string_view code) {
    static const catalogue::Heading none;
    const auto* found = catalogue.find_heading(code);
    return found ? *found : none;
}

/// Other words for the same: the class, and both languages.
std::string keywords(const Catalogue& catalogue, const Category& leaf) {
    const auto& class_of = heading(catalogue, leaf.class_code());
    std::string out;
    for (const auto& word : {leaf.zh, class_of.zh, leaf.en, class_of.en}) {
        if (!word.empty()) out += (out.empty() ? "" : ",") + word;
    }
    return out;
}

std::string description(const Catalogue& catalogue, const Category& leaf, bool zh) {
    const auto& class_of = heading(catalogue, leaf.class_code());
    const auto* limit = catalogue.find_limit(leaf.limit_class);
    if (zh) {
        const auto time = limit ? fmt::format("；办理时限：{}", catalogue::zh(limit->limit)) : "";
        return fmt::format("{} · {}{}", class_of.zh, leaf.zh, time);
    }
    const auto time =
        limit ? fmt::format("; time to deal with it: {}", catalogue::en(limit->limit)) : "";
    return fmt::format("{} · {}{}", class_of.en, leaf.en, time);
}

}  // namespace

bool is_service(const Category& leaf) {
    return leaf.flags.empty() &&
           (leaf.route == catalogue::Route::order || leaf.route == catalogue::Route::service);
}

std::vector<const Category*> services_of(const Catalogue& catalogue) {
    std::vector<const Category*> out;
    for (const auto& leaf : catalogue.leaves) {
        if (is_service(leaf)) out.push_back(&leaf);
    }
    return out;
}

std::string service_code(std::string_view category) {
    return fmt::format("c{}", category);
}

const Category* find_service(const Catalogue& catalogue, std::string_view code) {
    if (!code.starts_with('c')) return nullptr;
    const auto* leaf = catalogue.find(code.substr(1));
    return leaf && is_service(*leaf) ? leaf : nullptr;
}

std::string service_name(const Category& leaf, http::Language language) {
    return language == http::Language::zh ? leaf.zh : leaf.en;
}

Node service_node(const Catalogue& catalogue, const Category& leaf, http::Language language) {
    const bool zh = language == http::Language::zh;
    const auto& group = heading(catalogue, leaf.group());
    auto out = Node::object("service");
    out.add("service_code", service_code(leaf.code))
        .add("service_name", service_name(leaf, language))
        .add("description", description(catalogue, leaf, zh))
        .add("metadata", true)
        .add("type", "realtime")
        .add("keywords", keywords(catalogue, leaf))
        .add("group", zh ? group.zh : group.en);
    return out;
}

}  // namespace open311
