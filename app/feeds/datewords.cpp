#include "app/feeds/datewords.h"

#include <QtCore/QString>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

constexpr std::array<std::pair<QLatin1StringView, int>, 12> englishMonths{{{"jan"_L1, 1},
                                                                           {"feb"_L1, 2},
                                                                           {"mar"_L1, 3},
                                                                           {"apr"_L1, 4},
                                                                           {"may"_L1, 5},
                                                                           {"jun"_L1, 6},
                                                                           {"jul"_L1, 7},
                                                                           {"aug"_L1, 8},
                                                                           {"sep"_L1, 9},
                                                                           {"oct"_L1, 10},
                                                                           {"nov"_L1, 11},
                                                                           {"dec"_L1, 12}}};

/// How months begin elsewhere, in lower case, without accents. Longer beginnings stand first.
constexpr std::array<std::pair<QStringView, int>, 60> otherMonths{
    {{u"juin", 6}, {u"juil", 7}, {u"styc", 1}, {u"lut", 2},  {u"kwi", 4},  {u"maj", 5},  {u"czerwi", 6},
     {u"lip", 7},  {u"sie", 8},  {u"wrz", 9},  {u"paz", 10}, {u"lis", 11}, {u"gru", 12}, {u"ene", 1},
     {u"gen", 1},  {u"fev", 2},  {u"mrt", 3},  {u"maa", 3},  {u"avr", 4},  {u"abr", 4},  {u"mai", 5},
     {u"mag", 5},  {u"mei", 5},  {u"giu", 6},  {u"lug", 7},  {u"aou", 8},  {u"ago", 8},  {u"set", 9},
     {u"sze", 9},  {u"okt", 10}, {u"ott", 10}, {u"out", 10}, {u"dez", 12}, {u"dic", 12}, {u"ιαν", 1},
     {u"φεβ", 2},  {u"μαρ", 3},  {u"απρ", 4},  {u"μαι", 5},  {u"μαω", 5},  {u"ιουν", 6}, {u"ιουλ", 7},
     {u"αυγ", 8},  {u"σεπ", 9},  {u"οκτ", 10}, {u"νοε", 11}, {u"δεκ", 12}, {u"янв", 1},  {u"фев", 2},
     {u"мар", 3},  {u"апр", 4},  {u"мая", 5},  {u"маи", 5},  {u"июн", 6},  {u"июл", 7},  {u"авг", 8},
     {u"сен", 9},  {u"окт", 10}, {u"ноя", 11}, {u"дек", 12}}};

constexpr std::array<QLatin1StringView, 7> weekdays{"mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1,
                                                    "fri"_L1, "sat"_L1, "sun"_L1};

/// Minutes east of Greenwich.
constexpr std::array<std::pair<QLatin1StringView, int>, 48> zones{
    {{"ut"_L1, 0},      {"utc"_L1, 0},    {"gmt"_L1, 0},    {"z"_L1, 0},      {"uct"_L1, 0},
     {"wet"_L1, 0},     {"est"_L1, -300}, {"edt"_L1, -240}, {"cst"_L1, -360}, {"cdt"_L1, -300},
     {"mst"_L1, -420},  {"mdt"_L1, -360}, {"pst"_L1, -480}, {"pdt"_L1, -420}, {"akst"_L1, -540},
     {"akdt"_L1, -480}, {"hst"_L1, -600}, {"et"_L1, -300},  {"ct"_L1, -360},  {"mt"_L1, -420},
     {"pt"_L1, -480},   {"ast"_L1, -240}, {"adt"_L1, -180}, {"nst"_L1, -210}, {"ndt"_L1, -150},
     {"brt"_L1, -180},  {"art"_L1, -180}, {"bst"_L1, 60},   {"cet"_L1, 60},   {"met"_L1, 60},
     {"mez"_L1, 60},    {"west"_L1, 60},  {"cest"_L1, 120}, {"mesz"_L1, 120}, {"eet"_L1, 120},
     {"sast"_L1, 120},  {"eest"_L1, 180}, {"msk"_L1, 180},  {"ist"_L1, 330},  {"sgt"_L1, 480},
     {"hkt"_L1, 480},   {"awst"_L1, 480}, {"jst"_L1, 540},  {"kst"_L1, 540},  {"aest"_L1, 600},
     {"aedt"_L1, 660},  {"nzst"_L1, 720}, {"nzdt"_L1, 780}}};

bool isAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c < u'\x80'; });
}

QString plain(QStringView word)
{
    QString text = word.toString().normalized(QString::NormalizationForm_D).toLower();
    text.removeIf([](QChar c) { return c.isMark(); });
    return text;
}

} // namespace

int monthOf(QStringView word)
{
    if (word.size() < 3 || !word[0].isLetter())
        return 0;
    for (const auto& [name, month] : englishMonths) {
        if (word.left(3).compare(name, Qt::CaseInsensitive) == 0)
            return month;
    }
    if (isAscii(word) && isWeekday(word))
        return 0;
    const QString text = plain(word);
    for (const auto& [name, month] : englishMonths) { // "február", "június"
        if (text.startsWith(name))
            return month;
    }
    const auto found = std::ranges::find_if(
        otherMonths, [&text](const auto& month) { return text.startsWith(month.first); });
    return found == otherMonths.end() ? 0 : found->second;
}

bool isWeekday(QStringView word)
{
    return word.size() >= 3 && std::ranges::any_of(weekdays, [word](QLatin1StringView day) {
               return word.left(3).compare(day, Qt::CaseInsensitive) == 0;
           });
}

std::optional<int> namedZone(QStringView word)
{
    for (const auto& [name, minutes] : zones) {
        if (word.compare(name, Qt::CaseInsensitive) == 0)
            return minutes * 60;
    }
    // RFC 1123 §5.2.14: the letters of RFC 822 were given the wrong sign, so they say nothing
    if (word.size() == 1 && word[0].isLetter() && word[0] < u'\x80')
        return 0;
    return std::nullopt;
}

} // namespace offprint
