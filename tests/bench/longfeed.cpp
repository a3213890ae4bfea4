#include "tests/bench/longfeed.h"

#include <QtCore/QList>
#include <QtCore/QRandomGenerator>

#include <array>

namespace offprint {

namespace {

/// Words as they come in a language: few are common, most are rare.
class Words final
{
public:
    explicit Words(quint32 seed)
        : m_random(seed)
    {
        constexpr std::array syllables{"ra", "ne",  "to",  "li",  "mo", "ve",  "ka",  "su",
                                       "in", "ter", "con", "dis", "al", "gra", "pho", "en"};
        for (int i = 0; i < 20'000; ++i) {
            QByteArray word;
            const int length = 1 + int(m_random.bounded(4));
            for (int part = 0; part < length; ++part)
                word += syllables[m_random.bounded(quint32(syllables.size()))];
            m_words.append(word);
        }
    }

    QByteArray some(int count)
    {
        QByteArray text;
        for (int i = 0; i < count; ++i) {
            const double x = m_random.generateDouble();
            text += m_words[qsizetype(x * x * x * double(m_words.size() - 1))] + ' ';
        }
        text.chop(1);
        return text;
    }

    int bounded(int low, int high) { return m_random.bounded(low, high); }

private:
    QRandomGenerator m_random;
    QList<QByteArray> m_words;
};

} // namespace

QByteArray makeLongFeed(int entryCount, int feed)
{
    Words words(quint32(2025 + feed));
    QByteArray xml = "<?xml version='1.0' encoding='UTF-8'?>\n"
                     "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'>\n"
                     "<channel><title>A long feed</title><link>https://example.org</link>\n";
    for (int i = 0; i < entryCount; ++i) {
        const QByteArray number = QByteArray::number(1001 + 100 * (feed % 20) + i % 12) + "." +
                                  QByteArray::number(10'000 + 1'700 * (feed / 20) + i / 12);
        xml += "<item><title>" + words.some(10) + "</title><link>https://arxiv.org/abs/" + number +
               "</link><guid>oai:arXiv.org:" + number + "v1</guid><description>";
        QByteArray abstractText;
        while (abstractText.size() < 1450)
            abstractText += words.some(15) + ". ";
        xml += abstractText + "</description><pubDate>Fri, 14 Mar 2025 00:00:00 -0400</pubDate>";
        for (int author = words.bounded(2, 9); author > 0; --author)
            xml += "<dc:creator>" + words.some(2) + "</dc:creator>";
        xml += "<category>cs.LG</category><category>stat.ML</category></item>\n";
    }
    return xml + "</channel></rss>\n";
}

} // namespace offprint
