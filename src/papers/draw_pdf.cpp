#include "papers/draw_pdf.h"

#include <memory>
#include <stdexcept>

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

namespace papers {

namespace {

// A4 in points, with the margins of GB/T 9704-2012 (37 mm above, 28 mm left) made a little smaller.
constexpr double page_width = 595.28, page_height = 841.89;
constexpr double left = 72, right = page_width - 72, top = 64, bottom = page_height - 72;
constexpr double name_width = 104;
constexpr const char* family = "Noto Serif CJK SC, Noto Serif, serif";

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* one) const {
        Free(one);
    }
};
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Freed<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;
using Code = std::unique_ptr<QRcode, Freed<QRcode_free>>;

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

struct Look {
    double size = 11;
    bool bold = false;
    PangoAlignment align = PANGO_ALIGN_LEFT;
    double from = left, to = right;
    double indent = 0;
};

/// Draws from top to bottom and begins a page where the last one is full.
class Pages {
  public:
    /// `in_all` stands in the foot of each page; 0 while they are being counted.
    explicit Pages(const Document& document, int in_all) : document_(document), in_all_(in_all) {
        surface_.reset(cairo_pdf_surface_create_for_stream(append, &pdf_, page_width, page_height));
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE,
                                       document.title.c_str());
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_AUTHOR,
                                       document.office.c_str());
        cairo_.reset(cairo_create(surface_.get()));
        foot();
    }

    void space(double points) { y_ += points; }
    double y() const { return y_; }

    /// Begins a page when less than this is left.
    void keep_together(double points) {
        if (y_ + points > bottom) turn();
    }

    void text(const std::string& words, const Look& look) {
        const Layout layout = lay_out(words, look);
        for (const GSList* line = pango_layout_get_lines_readonly(layout.get()); line;
             line = line->next)
            draw(static_cast<PangoLayoutLine*>(line->data), look);
    }

    /// Name on the left, value beside it, a thin rule below.
    void fact(const Fact& fact) {
        keep_together(30);
        const double before = y_;
        text(fact.name, {.size = 10.5, .bold = true, .to = left + name_width});
        const double after_name = y_;
        const int page = page_;
        y_ = before;
        text(fact.value, {.size = 10.5, .from = left + name_width + 8});
        if (page == page_) y_ = std::max(y_, after_name);
        y_ += 4;
        rule(0.4);
        y_ += 5;
    }

    void rule(double width) {
        cairo_set_line_width(cairo_.get(), width);
        cairo_move_to(cairo_.get(), left, y_);
        cairo_line_to(cairo_.get(), right, y_);
        cairo_stroke(cairo_.get());
    }

    /// A square of `side` points at the right edge, from the present height on; does not move it.
    void code(const std::string& link, double side) {
        const Code code(QRcode_encodeString8bit(link.c_str(), 0, QR_ECLEVEL_M));
        if (!code) throw std::runtime_error("a link does not fit into a QR code");
        const double unit = side / code->width;
        for (int row = 0; row < code->width; ++row)
            for (int column = 0; column < code->width; ++column)
                if (code->data[row * code->width + column] & 1)
                    cairo_rectangle(cairo_.get(), right - side + column * unit, y_ + row * unit,
                                    unit, unit);
        cairo_fill(cairo_.get());
    }

    int count() const { return page_; }

    std::string finish() {
        cairo_show_page(cairo_.get());
        const auto failed = cairo_status(cairo_.get());
        cairo_.reset();
        cairo_surface_finish(surface_.get());
        if (failed != CAIRO_STATUS_SUCCESS)
            throw std::runtime_error(cairo_status_to_string(failed));
        return std::move(pdf_);
    }

  private:
    Layout lay_out(const std::string& words, const Look& look) const {
        Layout layout(pango_cairo_create_layout(cairo_.get()));
        const Font font(pango_font_description_from_string(family));
        pango_font_description_set_absolute_size(font.get(), look.size * PANGO_SCALE);
        if (look.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_width(layout.get(), static_cast<int>((look.to - look.from) * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(layout.get(), look.align);
        pango_layout_set_indent(layout.get(), static_cast<int>(look.indent * PANGO_SCALE));
        pango_layout_set_text(layout.get(), words.c_str(), static_cast<int>(words.size()));
        return layout;
    }

    void draw(PangoLayoutLine* line, const Look& look) {
        const double height = look.size * 1.7;
        if (y_ + height > bottom) turn();
        PangoRectangle extent;
        pango_layout_line_get_extents(line, nullptr, &extent);
        const double width = static_cast<double>(extent.width) / PANGO_SCALE;
        double x = look.from;
        if (look.align == PANGO_ALIGN_CENTER) x += (look.to - look.from - width) / 2;
        if (look.align == PANGO_ALIGN_RIGHT) x = look.to - width;
        if (look.align == PANGO_ALIGN_LEFT && line->is_paragraph_start) x += look.indent;
        cairo_move_to(cairo_.get(), x, y_ + look.size * 1.25);
        pango_cairo_show_layout_line(cairo_.get(), line);
        y_ += height;
    }

    void turn() {
        cairo_show_page(cairo_.get());
        ++page_;
        foot();
    }

    void foot() {
        const bool chinese = document_.language == matters::Tongue::zh;
        const auto words = chinese ? fmt::format("第 {} 页 共 {} 页", page_, in_all_)
                                   : fmt::format("Page {} of {}", page_, in_all_);
        y_ = bottom + 20;
        const Look look{.size = 9, .align = PANGO_ALIGN_CENTER};
        const Layout layout = lay_out(words, look);
        cairo_move_to(cairo_.get(), left, y_);
        pango_cairo_show_layout(cairo_.get(), layout.get());
        y_ = top;
    }

    const Document& document_;
    const int in_all_;
    std::string pdf_;
    Surface surface_;
    Context cairo_;
    int page_ = 1;
    double y_ = top;
};

void head(Pages& pages, const Document& document) {
    pages.text(document.office, {.size = 13, .align = PANGO_ALIGN_CENTER});
    pages.space(6);
    pages.text(document.title, {.size = 22, .bold = true, .align = PANGO_ALIGN_CENTER});
    pages.space(8);
    if (!document.number.empty())
        pages.text(document.number, {.size = 10.5, .align = PANGO_ALIGN_RIGHT});
    pages.space(4);
    pages.rule(1.2);
    pages.space(8);
}

void end(Pages& pages, const Document& document) {
    constexpr double side = 92;
    pages.keep_together(side + 40);
    pages.space(18);
    if (!document.link.empty()) pages.code(document.link, side);
    const double to = document.link.empty() ? right : right - side - 16;
    pages.text(document.signed_by, {.bold = true, .to = to});
    pages.text(document.day, {.to = to});
    pages.space(6);
    pages.text(document.check, {.size = 9, .to = to});
}

std::pair<std::string, int> draw(const Document& document, int in_all) {
    Pages pages(document, in_all);
    head(pages, document);
    for (const Fact& fact : document.facts) pages.fact(fact);
    const double indent = document.language == matters::Tongue::zh ? 22 : 0;
    for (const Section& section : document.sections) {
        pages.keep_together(48);
        pages.space(8);
        if (!section.heading.empty()) pages.text(section.heading, {.size = 12, .bold = true});
        pages.text(section.text, {.indent = indent});
    }
    end(pages, document);
    const int count = pages.count();
    return {pages.finish(), count};
}

}  // namespace

std::string draw_pdf(const Document& document) {
    const int count = draw(document, 0).second;
    return draw(document, count).first;
}

}  // namespace papers
