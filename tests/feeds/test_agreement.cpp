#include "app/feeds/feedjson.h"
#include "app/feeds/feedparser.h"
#include "app/feeds/text.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

/// Without tags and references, as titles are compared.
QString asText(const QString& markup)
{
    static const QRegularExpression tags(u"<[^>]*>"_s);
    QString text = decodeEntities(decodeEntities(markup));
    text.remove(tags);
    return decodeEntities(text).simplified();
}

bool isSameLink(QString ours, QString theirs)
{
    if (!theirs.startsWith("http"_L1) || theirs.contains("/abs/"_L1))
        return true;
    while (ours.endsWith(u'/'))
        ours.chop(1);
    while (theirs.endsWith(u'/'))
        theirs.chop(1);
    return ours == theirs;
}

bool isSameTitle(const QString& ours, const QString& theirs)
{
    const bool hasTex = theirs.contains(u'$') || theirs.contains(u'\\') || theirs.contains("arXiv"_L1);
    return hasTex || asText(ours) == asText(theirs);
}

bool isSame(const QString& field, const QString& ours, const QString& theirs)
{
    if (field == "title"_L1)
        return isSameTitle(ours, theirs);
    if (field == "link"_L1)
        return isSameLink(ours, theirs);
    if (field == "updated"_L1)
        return ours.isEmpty() || ours.left(19) == theirs.left(19);
    return ours.left(10) == theirs.left(10);
}

/// Where our reading differs from the other one's; empty: nowhere.
QString difference(const QJsonObject& ours, const QJsonObject& theirs)
{
    const QJsonArray entries = ours["entries"_L1].toArray();
    const QJsonArray wanted = theirs["entries"_L1].toArray();
    if (entries.size() != theirs["n"_L1].toInt())
        return u"%1 entries, not %2"_s.arg(entries.size()).arg(theirs["n"_L1].toInt());
    const QString title = theirs["title"_L1].toString();
    if (!title.isEmpty() && asText(ours["title"_L1].toString()) != asText(title))
        return u"feed title “%1”, not “%2”"_s.arg(ours["title"_L1].toString(), title);
    for (qsizetype i = 0; i < qMin(entries.size(), wanted.size()); ++i) {
        for (const QString& field : {u"title"_s, u"link"_s, u"published"_s, u"updated"_s}) {
            const QString our = entries[i][field].toString();
            const QString their = wanted[i][field].toString();
            if (!their.isEmpty() && !isSame(field, our, their))
                return u"entry %1: %2 “%3”, not “%4”"_s.arg(i).arg(field, our, their);
        }
    }
    return {};
}

} // namespace

/// How far we agree with another parser on the files of many parsers' test suites, where the folder that
/// OFFPRINT_SHARED names is there. What we read otherwise, and why: disagreements.md.
class TestAgreement : public QObject
{
    Q_OBJECT

private:
    QString m_folder = qEnvironmentVariable("OFFPRINT_SHARED") + u"/data/feeds/"_s;

    QString judge(const QJsonObject& expected) const
    {
        QFile file(m_folder + expected["file"_L1].toString());
        if (!file.open(QIODevice::ReadOnly))
            return u"the file is not there"_s;
        const auto feed = parseFeed(file.readAll(), {.url = {}, .charset = {}, .subject = {}});
        if (!expected["feed"_L1].toBool())
            return {}; // none for the other one; anything but a crash is right
        return feed ? difference(toJson(*feed), expected) : u"not read: "_s + feed.error().detail;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(m_folder + u"cases.jsonl"_s))
            QSKIP("SKIPPED: the whole test, since the shared data is not there");
    }

    void casesAreReadAsByOthers()
    {
        QFile cases(m_folder + u"cases.jsonl"_s);
        QVERIFY(cases.open(QIODevice::ReadOnly));
        int agreed = 0;
        int all = 0;
        while (!cases.atEnd()) {
            const QJsonObject expected = QJsonDocument::fromJson(cases.readLine()).object();
            const QString why = judge(expected);
            agreed += why.isEmpty() ? 1 : 0;
            ++all;
            if (!why.isEmpty())
                qInfo().noquote() << expected["file"_L1].toString() << "::" << why;
        }
        qInfo("agree %d of %d", agreed, all);
        QVERIFY2(agreed * 100 >= all * 98, "fewer than 98 % agree; which ones, stands above");
    }
};

QTEST_GUILESS_MAIN(TestAgreement)
#include "test_agreement.moc"
