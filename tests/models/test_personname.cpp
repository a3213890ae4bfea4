#include "models/citation/personname.h"
#include "models/citation/writtenname.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

/// Names as sources give them, in the parts that bibliographies need.
class TestPersonName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("parts"); // given|particle|family|suffix; alone: literal
        const auto add = [](const char* text, const char* parts) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(parts);
        };
        add("Ashish Vaswani", "Ashish||Vaswani|");
        add("Adam J. Stewart", "Adam J.||Stewart|");
        add("John von Neumann", "John|von|Neumann|");
        add("von Neumann, John", "John|von|Neumann|");
        add("Laurens van der Maaten", "Laurens|van der|Maaten|");
        add("Maria de la Cruz", "Maria|de la|Cruz|");
        add("Ludwig Van Assche", "Ludwig||Van Assche|");
        add("Luc Van Den Broeck", "Luc||Van Den Broeck|");
        add("Bill Gates, Jr.", "Bill||Gates|Jr.");
        add("Gates, Jr., Bill", "Bill||Gates|Jr.");
        add("Guy L. Steele Jr.", "Guy L.||Steele|Jr.");
        add("Hal Daumé III", "Hal||Daumé|III");
        add("Hal Daum\\'e III", "Hal||Daumé|III");
        add("Nguy\\~ên Anh", "Nguyễn||Anh|");
        add("Ortega y Gasset, José", "José||Ortega y Gasset|");
        add("Kee Siong Ng", "Kee Siong||Ng|");
        add("Leal-Taixé, Laura", "Laura||Leal-Taixé|");
        add("danah boyd", "danah||boyd|");
        add("ATLAS Collaboration", "ATLAS Collaboration");
        add("Gemma Team", "Gemma Team");
        add("Team Olmo", "Team Olmo");
        add("OpenAI", "OpenAI");
        add("DeepSeek-AI", "DeepSeek-AI");
        add("Madonna", "Madonna");
        add("{Barnes & Noble}", "Barnes & Noble");
        add("王 小明", "王 小明");
        add("김철수", "김철수");
        add("P. Fong and M. Munich", "P. Fong and M. Munich");
        add("and Wen Tong", "Wen||Tong|");
        add("Laurence Tianruo Yang and", "Laurence Tianruo||Yang|");
        add("", "");
    }
    void names()
    {
        QFETCH(QString, text);
        const PersonName name = personName(text);
        const QString parts =
            name.isLiteral ? name.family
                           : QStringList{name.given, name.particle, name.family, name.suffix}.join(u'|');
        QTEST(parts, "parts");
        QCOMPARE(personName(nameInLine(name)), name);
    }

    void namesAreShownWithoutTheirSigns()
    {
        QCOMPARE(shownName(u"{World Health Organization}"_s), u"World Health Organization"_s);
        QCOMPARE(shownName(u"Brinch Hansen, Per"_s), u"Per Brinch Hansen"_s);
        QCOMPARE(shownName(u"John von Neumann"_s), u"John von Neumann"_s);
        QCOMPARE(shownNames({u"{Team A}"_s, u"Ann Author"_s}), u"Team A, Ann Author"_s);
    }
};

QTEST_GUILESS_MAIN(TestPersonName)
#include "test_personname.moc"
