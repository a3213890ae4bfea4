#include "models/domain/feed.h"
#include "models/sentence.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Errors as people read them.
class TestSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorNamesItsThingAndEndsAsASentence()
    {
        for (int code = 0; code <= int(ErrorCode::Unexpected); ++code) {
            const QString sentence = sentenceFor({ErrorCode(code), u"the thing"_s, {}, 500});
            QVERIFY2(sentence.contains("the thing"_L1), qPrintable(sentence));
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
            QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
            QVERIFY(!shortReasonFor({ErrorCode(code), {}, {}, 500}).isEmpty());
        }
    }

    void aLoginIsToldFromAMissingPage()
    {
        QVERIFY(sentenceFor({ErrorCode::HttpStatus, u"F"_s, {}, 403}).contains("login"_L1));
        QVERIFY(sentenceFor({ErrorCode::HttpStatus, u"F"_s, {}, 404}).contains("not found"_L1));
        QVERIFY(sentenceFor({ErrorCode::HttpStatus, u"F"_s, {}, 503}).contains("asked again"_L1));
    }

    void kindsHaveNames()
    {
        for (int kind = 0; kind <= int(FeedKind::PageText); ++kind)
            QVERIFY(feedKindFromString(toString(FeedKind(kind))) == FeedKind(kind));
    }
};

QTEST_GUILESS_MAIN(TestSentence)
#include "test_sentence.moc"
