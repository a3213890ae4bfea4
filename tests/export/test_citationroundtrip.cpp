#include "app/export/csljsonreader.h"
#include "app/export/csvreader.h"
#include "app/export/foreigncitation.h"
#include "app/export/risreader.h"
#include "models/citation/csljson.h"
#include "models/citation/csv.h"
#include "models/citation/plaincitation.h"
#include "models/citation/ris.h"
#include "tests/export/hostilecitation.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

using Writer = QString (*)(const QList<Citation>&);
using Reader = ReadCitations (*)(const QByteArray&);

/// What is to be read where this was written: settledCitation() says all that may be different.
QList<Citation> meant(const QList<Citation>& written)
{
    QList<Citation> plain;
    for (const Citation& citation : written)
        plain.append(settledCitation(citation));
    return plain;
}

QByteArray described(const Citation& c)
{
    return QStringList{c.key,
                       c.title,
                       c.authors.join(u'|'),
                       c.venue,
                       c.volume,
                       c.number,
                       c.pages,
                       c.publisher,
                       c.arxiv,
                       c.primaryClass,
                       c.doi,
                       c.url,
                       c.abstractText,
                       c.keywords.join(u'|'),
                       c.comments,
                       c.note,
                       QString::number(int(c.kind)),
                       u"%1-%2-%3"_s.arg(c.year).arg(c.month).arg(c.day)}
        .join(u"\n  "_s)
        .toUtf8();
}

} // namespace

Q_DECLARE_METATYPE(Writer)
Q_DECLARE_METATYPE(Reader)

/// Whatever is written is read back as it was meant, and damaged files do no harm.
class TestCitationRoundtrip : public QObject
{
    Q_OBJECT

    void addFormats()
    {
        QTest::addColumn<Writer>("write");
        QTest::addColumn<Reader>("read");
        QTest::newRow("RIS") << Writer(toRis) << Reader(readRis);
        QTest::newRow("CSL-JSON") << Writer(toCslJson) << Reader(readCslJson);
        QTest::newRow("CSV") << Writer(toCsv) << Reader(readCsv);
    }

private Q_SLOTS:
    void hostileCitationsComeBackAsMeant_data() { addFormats(); }
    void hostileCitationsComeBackAsMeant()
    {
        QFETCH(Writer, write);
        QFETCH(Reader, read);
        QRandomGenerator random(20240305);
        for (int round = 0; round < 150; ++round) {
            QList<Citation> citations;
            for (int i = random.bounded(4); i >= 0; --i)
                citations.append(hostileCitation(random));
            const QByteArray bytes = write(citations).toUtf8();
            const ReadCitations back = read(bytes);
            const QList<Citation> expected = meant(citations);
            QCOMPARE(back.problems, QList<ReadingProblem>());
            QCOMPARE(back.citations.size(), expected.size());
            for (qsizetype i = 0; i < expected.size(); ++i)
                QVERIFY2(back.citations[i] == expected[i], bytes + "\nmeant:\n  " + described(expected[i]) +
                                                               "\nread:\n  " + described(back.citations[i]));
            QCOMPARE(write(back.citations), write(expected));
            QCOMPARE(read(write(expected).toUtf8()).citations, expected);
        }
    }

    void whatIsPlainStaysPlain()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 500; ++i) {
            const Citation plain = plainCitation(hostileCitation(random));
            QCOMPARE(described(plainCitation(plain)), described(plain));
            const Citation settled = settledCitation(plain);
            QCOMPARE(described(settledCitation(settled)), described(settled));
        }
    }

    void nothingIsWrittenAndRead_data() { addFormats(); }
    void nothingIsWrittenAndRead()
    {
        QFETCH(Writer, write);
        QFETCH(Reader, read);
        QCOMPARE(read(write({}).toUtf8()), ReadCitations());
        QCOMPARE(read(write({Citation()}).toUtf8()).citations, QList<Citation>{Citation()});
    }

    void cutAndGarbledFilesDoNoHarm_data() { addFormats(); }
    void cutAndGarbledFilesDoNoHarm()
    {
        QFETCH(Writer, write);
        QFETCH(Reader, read);
        QRandomGenerator random(99);
        const QByteArray whole = write({hostileCitation(random), hostileCitation(random)}).toUtf8();
        for (qsizetype length = 0; length < whole.size(); length += 7)
            (void)read(whole.first(length));
        for (int round = 0; round < 500; ++round) {
            QByteArray bytes = whole;
            for (int i = 0; i < 10; ++i)
                bytes[random.bounded(bytes.size())] = char(random.bounded(256));
            const ReadCitations back = read(bytes);
            QVERIFY(back.citations.size() < 100);
        }
        QByteArray noise(100'000, '\0');
        random.fillRange(reinterpret_cast<quint32*>(noise.data()), noise.size() / 4);
        (void)read(noise);
    }

    void longFilesTakeTheirTimeOnly_data() { addFormats(); }
    void longFilesTakeTheirTimeOnly()
    {
        QFETCH(Reader, read);
        QElapsedTimer timer;
        timer.start();
        for (const char* piece :
             {"\n", "TY  - \n", "x\n", "\"", "\"\n", ",", ";", "[", "{\"a\":", "AU  - a\n", "\r"})
            (void)read("TY  - JOUR\nAB  - title," + QByteArray(piece).repeated(10'000));
        QVERIFY2(timer.elapsed() < 60'000, QByteArray::number(timer.elapsed()));
    }
};

QTEST_GUILESS_MAIN(TestCitationRoundtrip)
#include "test_citationroundtrip.moc"
