#pragma once

#include <array>
#include <string_view>

#include "regions/unit.h"

namespace server {

/// A department of a county or city: its code in the catalogue's list and what it is called there.
struct DemoDepartment {
    std::string_view code;
    std::string_view name;  ///< Behind the name of the place.
    regions::Sector sector;
};

/// The departments of the catalogue but for ZZ, JD and CJ, which are centres, town governments and
/// village committees.
inline constexpr auto demo_departments = [] {
    using enum regions::Sector;
    return std::to_array<DemoDepartment>({
        {"XF", "信访局", government},
        {"SF", "司法局", law},
        {"GA", "公安局", law},
        {"FY", "人民法院", law},
        {"JW", "纪委监委", party},
        {"RS", "人力资源和社会保障局", government},
        {"MZ", "民政局", government},
        {"YB", "医疗保障局", government},
        {"WJ", "卫生健康局", government},
        {"CL", "残疾人联合会", society},
        {"FL", "妇女联合会", society},
        {"GH", "总工会", society},
        {"TJ", "退役军人事务局", government},
        {"JY", "教育局", government},
        {"ZJ", "住房和城乡建设局", government},
        {"CG", "城市管理局", government},
        {"ZR", "自然资源局", government},
        {"HB", "生态环境局", government},
        {"JT", "交通运输局", government},
        {"SL", "水务局", government},
        {"NY", "农业农村局", government},
        {"SC", "市场监督管理局", government},
        {"YJ", "应急管理局", government},
        {"XX", "消防救援大队", government},
        {"WL", "文化和旅游局", government},
        {"JR", "地方金融服务中心", government},
        {"WX", "网信办", party},
        {"SW", "税务局", government},
        {"YZ", "邮政管理局", government},
        {"YL", "园林绿化服务中心", government},
        {"GS", "供水公司", society},
        {"DL", "供电公司", society},
        {"RQ", "燃气公司", society},
        {"TX", "通信公司", society},
    });
}();

/// A window in a centre.
struct DemoWindow {
    std::string_view name;
    std::string_view department;
    regions::Residence residence;
};

/// 乌海, one-stop service (domain 2.28).
inline constexpr auto wuhai_windows = [] {
    using enum regions::Residence;
    return std::to_array<DemoWindow>({{"信访窗口", "XF", resident},
                                      {"卫生健康窗口", "WJ", resident},
                                      {"民政窗口", "MZ", resident},
                                      {"人社窗口", "RS", resident},
                                      {"残联窗口", "CL", resident},
                                      {"妇联窗口", "FL", resident}});
}();

/// 兰山, ten resident windows, one on call and the general one, which takes what nobody else does
/// (domain 4.07 – 4.09; the documents name 住建 and 人社, the others are this project's choice).
inline constexpr auto lanshan_windows = [] {
    using enum regions::Residence;
    return std::to_array<DemoWindow>({{"住建窗口", "ZJ", resident},
                                      {"人社窗口", "RS", resident},
                                      {"信访窗口", "XF", resident},
                                      {"司法行政窗口", "SF", resident},
                                      {"公安窗口", "GA", resident},
                                      {"民政窗口", "MZ", resident},
                                      {"自然资源窗口", "ZR", resident},
                                      {"农业农村窗口", "NY", resident},
                                      {"卫生健康窗口", "WJ", resident},
                                      {"市场监管窗口", "SC", resident},
                                      {"随驻窗口", "ZZ", on_call},
                                      {"综合窗口", "ZZ", resident}});
}();

/// A body of another kind that a place has.
struct DemoBody {
    regions::UnitKind kind;
    std::string_view name;  ///< Behind the name of the place, unless it begins with "=".
    regions::Sector sector;
    std::optional<regions::Residence> residence = {};
};

/// 瓜州: the leading group with its office and ten groups (domain 1.02, 1.03), six mediation
/// bodies that sit in the centre (1.13: the number, 1.34: that they come; their fields and days
/// are this project's choice).
inline constexpr auto guazhou_bodies = [] {
    using enum regions::UnitKind;
    using enum regions::Sector;
    using enum regions::Residence;
    return std::to_array<DemoBody>({
        {committee, "平安建设领导小组", party},
        {peace_office, "平安建设领导小组办公室", party},
        {working_group, "政治安全专项组", party},
        {working_group, "维护社会稳定专项组", party},
        {working_group, "反邪教专项组", party},
        {working_group, "县域社会治理专项组", party},
        {working_group, "平安宣传暨网络舆情专项组", party},
        {working_group, "社会治安专项组", party},
        {working_group, "公共安全专项组", party},
        {working_group, "重点人群专项组", party},
        {working_group, "预防青少年违法犯罪专项组", party},
        {working_group, "校园及周边治安综合治理专项组", party},
        {mediation_body, "矛盾纠纷人民调解委员会", law, resident},
        {mediation_body, "婚姻家庭纠纷人民调解委员会", law, resident},
        {mediation_body, "道路交通事故纠纷人民调解委员会", law, rotating},
        {mediation_body, "劳动争议人民调解委员会", law, rotating},
        {mediation_body, "土地承包纠纷人民调解委员会", law, rotating},
        {mediation_body, "物业纠纷人民调解委员会", law, on_call},
    });
}();

/// 瓜州, 85 social organisations of three kinds (domain 1.12); how many of each is not said.
struct DemoOrganisations {
    std::string_view kind;
    int count;
};
inline constexpr std::array guazhou_organisations{DemoOrganisations{"服务类", 29},
                                                  DemoOrganisations{"公益慈善类", 28},
                                                  DemoOrganisations{"文体活动类", 28}};

/// 贵池: resident bodies and eight that rotate (domain 3.14, 3.15: four are named, the other four
/// are this project's choice).
inline constexpr auto guichi_bodies = [] {
    using enum regions::UnitKind;
    using enum regions::Sector;
    using enum regions::Residence;
    return std::to_array<DemoBody>({
        {mediation_body, "医疗纠纷人民调解委员会", law, resident},
        {mediation_body, "婚姻家庭纠纷人民调解委员会", law, resident},
        {hearing_panel, "信访评议团", the_public, resident},
        {mediation_body, "旅游纠纷调解委员会", law, rotating},
        {mediation_body, "劳动争议调解委员会", law, rotating},
        {mediation_body, "环境保护纠纷调解委员会", law, rotating},
        {mediation_body, "消费纠纷调解委员会", law, rotating},
        {mediation_body, "道路交通事故纠纷调解委员会", law, rotating},
        {mediation_body, "物业纠纷调解委员会", law, rotating},
        {mediation_body, "学生伤害纠纷调解委员会", law, on_call},
        {mediation_body, "保险纠纷调解委员会", law, on_call},
    });
}();

/// 贵池, one hall and two centres, each with a head of its own (domain 3.03, 3.38).
inline constexpr std::array<std::string_view, 3> guichi_sections{
    "群众来访接待大厅", "矛盾纠纷调处化解中心", "平安信息指挥调度中心"};

/// 兰山: fourteen mediation bodies (domain 4.43 names five, 4.13 one; the others are this
/// project's choice), three volunteer organisations (4.11), lawyers (4.12), deputies and members
/// of the consultative conference (4.06, 4.10), inspectors of the people's concerns (4.27).
inline constexpr auto lanshan_bodies = [] {
    using enum regions::UnitKind;
    using enum regions::Sector;
    using enum regions::Residence;
    return std::to_array<DemoBody>({
        {mediation_body, "婚姻家庭纠纷人民调解委员会", law},
        {mediation_body, "道路交通事故纠纷人民调解委员会", law},
        {mediation_body, "物业纠纷人民调解委员会", law},
        {mediation_body, "消费纠纷人民调解委员会", law},
        {mediation_body, "访调对接人民调解委员会", law, resident},
        {mediation_body, "诉调对接人民调解委员会", law, resident},
        {mediation_body, "医疗纠纷人民调解委员会", law},
        {mediation_body, "劳动争议人民调解委员会", law},
        {mediation_body, "土地承包纠纷人民调解委员会", law},
        {mediation_body, "环境纠纷人民调解委员会", law},
        {mediation_body, "校园纠纷人民调解委员会", law},
        {mediation_body, "保险纠纷人民调解委员会", law},
        {mediation_body, "金融纠纷人民调解委员会", law},
        {mediation_body, "知识产权纠纷人民调解委员会", law},
        {volunteer_organisation, "=沂蒙义工", the_public, resident},
        {volunteer_organisation, "=沂蒙阳光志愿者协会", the_public, resident},
        {volunteer_organisation, "=临沂春风志愿服务中心", the_public, resident},
        {legal_service, "“红领律师”法律服务团", law, rotating},
        {legislature, "人大常委会", deliberation},
        {consultative_body, "政协", deliberation},
        {third_party, "民情巡察队", the_public},
    });
}();

/// 山西, posts of public institutions authorised (domain 0.06, 0.07): the province's centre, and
/// all centres of province, cities and counties together.
inline constexpr int shanxi_province_posts = 12;
inline constexpr int shanxi_posts = 1338;
inline constexpr int shanxi_city_posts = 15;  ///< This project's choice; counties share the rest.

/// Base grids (domain 1.41, 4.21).
inline constexpr std::size_t guazhou_grids = 767;
inline constexpr std::size_t lanshan_grids = 2532;

}  // namespace server
