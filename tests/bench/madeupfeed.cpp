#include "tests/bench/madeupfeed.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QTimeZone>

#include <array>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

/// Words as they come in a language: few are common, most are rare.
class Words final
{
public:
    explicit Words(quint32 seed)
        : m_random(seed)
    {}

    QString some(int count)
    {
        static const QStringList all = make();
        QString text;
        for (int i = 0; i < count; ++i) {
            const double x = m_random.generateDouble();
            text += all[qsizetype(x * x * x * double(all.size() - 1))] + u' ';
        }
        text.chop(1);
        return text;
    }

private:
    static QStringList make()
    {
        constexpr std::array syllables{"ra"_L1,  "ne"_L1,  "to"_L1,  "li"_L1,  "mo"_L1,  "ve"_L1,
                                       "ka"_L1,  "su"_L1,  "ter"_L1, "con"_L1, "dis"_L1, "al"_L1,
                                       "gra"_L1, "pho"_L1, "en"_L1,  "in"_L1};
        QRandomGenerator random(2025);
        QStringList words;
        for (int i = 0; i < 20'000; ++i) {
            QString word;
            for (int part = 1 + int(random.bounded(4)); part > 0; --part)
                word += syllables[random.bounded(quint32(syllables.size()))];
            words.append(word);
        }
        return words;
    }

    QRandomGenerator m_random;
};

QString numberOf(int paper)
{
    return u"%1.%2"_s.arg(2401 + paper / 90'000).arg(10'000 + paper % 90'000);
}

ParsedEntry entryOf(int paper)
{
    Words words{quint32(paper)};
    ParsedEntry entry;
    entry.ids.arxiv = numberOf(paper);
    entry.ids.version = 1;
    entry.guid = u"oai:arXiv.org:%1v1"_s.arg(entry.ids.arxiv);
    entry.link = u"https://arxiv.org/abs/"_s + entry.ids.arxiv;
    entry.title = words.some(9);
    for (int author = 0; author < 5; ++author)
        entry.authors.append(words.some(2));
    while (entry.abstractText.size() < 1450)
        entry.abstractText += words.some(15) + u". "_s;
    entry.categories = {u"cs.LG"_s, u"stat.ML"_s};
    entry.published = QDateTime(QDate(2025, 3, 14).addDays(-paper / 100), QTime(4, 0), QTimeZone::UTC);
    return entry;
}

} // namespace

ParsedFeed madeUpFeed(int first, int count)
{
    ParsedFeed feed{.kind = FeedKind::ArxivRss, .title = u"A long feed"_s, .site = u"https://example.org"_s};
    for (int paper = first; paper < first + count; ++paper)
        feed.entries.append(entryOf(paper));
    return feed;
}

QByteArray madeUpRss(int first, int count)
{
    QString xml = u"<?xml version='1.0' encoding='UTF-8'?>\n<rss version='2.0' "
                  "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>A long feed</title>"
                  "<link>https://example.org</link>\n"_s;
    for (int paper = first; paper < first + count; ++paper) {
        const ParsedEntry entry = entryOf(paper);
        xml += u"<item><title>%1</title><link>%2</link><guid>%3</guid><description>%4</description>"
               "<pubDate>%5</pubDate><dc:creator>%6</dc:creator><category>cs.LG</category></item>\n"_s.arg(
                   entry.title, entry.link, entry.guid, entry.abstractText,
                   entry.published.toString(Qt::RFC2822Date), entry.authors.join(u", "));
    }
    return (xml + u"</channel></rss>\n"_s).toUtf8();
}

} // namespace offprint
