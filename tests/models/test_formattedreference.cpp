#include "models/citation/formattedreference.h"
#include "models/citation/referencenames.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace offprint;

using Kind = Citation::Kind;
using Style = ReferenceStyle;

/// References as lists of references have them.
class TestFormattedReference : public QObject
{
    Q_OBJECT

    static Citation preprint()
    {
        return {.title = u"Attention is all you need"_s,
                .authors = {u"Ashish Vaswani"_s, u"Noam Shazeer"_s, u"Jean-Paul von Neumann"_s},
                .year = 2017,
                .month = 6,
                .day = 12,
                .arxiv = u"1706.03762"_s,
                .primaryClass = u"cs.CL"_s,
                .doi = u"10.48550/arxiv.1706.03762"_s,
                .url = u"https://arxiv.org/abs/1706.03762"_s};
    }
    static Citation article()
    {
        return {.kind = Kind::Article,
                .title = u"Deep learning"_s,
                .authors = {u"Yann LeCun"_s, u"Geoffrey E. Hinton"_s},
                .year = 2015,
                .month = 5,
                .venue = u"Nature"_s,
                .volume = u"521"_s,
                .number = u"7553"_s,
                .pages = u"436-444"_s,
                .doi = u"10.1038/nature14539"_s};
    }
    static Citation paper()
    {
        return {.kind = Kind::InProceedings,
                .title = u"Deep residual learning"_s,
                .authors = {u"Kaiming He"_s},
                .year = 2016,
                .venue = u"Proceedings of CVPR"_s,
                .pages = u"770-778"_s,
                .publisher = u"IEEE"_s,
                .doi = u"10.1109/cvpr.2016.90"_s};
    }
    static QStringList names(int count)
    {
        QStringList list;
        for (int i = 0; i < count; ++i)
            list.append(u"Ann %1son"_s.arg(QChar(u'A' + i)));
        return list;
    }
    static QString plain(const Citation& citation, Style style)
    {
        return formattedReference(citation, style).plain;
    }

private Q_SLOTS:
    void referencesAreAsTheStyleSays_data()
    {
        QTest::addColumn<Citation>("citation");
        QTest::addColumn<int>("style");
        QTest::addColumn<QString>("html");
        const auto row = [](const char* name, const Citation& citation, Style style, const QString& html) {
            QTest::newRow(name) << citation << int(style) << html;
        };
        row("APA preprint", preprint(), Style::Apa,
            u"Vaswani, A., Shazeer, N., &amp; von Neumann, J.-P. (2017). <i>Attention is all you need</i> "
            "(arXiv:1706.03762). arXiv. https://arxiv.org/abs/1706.03762"_s);
        row("APA article", article(), Style::Apa,
            u"LeCun, Y., &amp; Hinton, G. E. (2015). Deep learning. <i>Nature</i>, <i>521</i>(7553), "
            u"436–444. "
            "https://doi.org/10.1038/nature14539"_s);
        row("APA proceedings", paper(), Style::Apa,
            u"He, K. (2016). Deep residual learning. In <i>Proceedings of CVPR</i> (pp. 770–778). IEEE. "
            "https://doi.org/10.1109/cvpr.2016.90"_s);
        row("IEEE preprint", preprint(), Style::Ieee,
            u"A. Vaswani, N. Shazeer, and J.-P. von Neumann, “Attention is all you need,” 2017, "
            "<i>arXiv:1706.03762</i>."_s);
        row("IEEE article", article(), Style::Ieee,
            u"Y. LeCun and G. E. Hinton, “Deep learning,” <i>Nature</i>, vol. 521, no. 7553, pp. 436–444, "
            u"May 2015, "
            "doi: 10.1038/nature14539."_s);
        row("IEEE proceedings", paper(), Style::Ieee,
            u"K. He, “Deep residual learning,” in <i>Proceedings of CVPR</i>, 2016, pp. 770–778, doi: "
            "10.1109/cvpr.2016.90."_s);
        row("Chicago preprint", preprint(), Style::Chicago,
            u"Vaswani, Ashish, Noam Shazeer, and Jean-Paul von Neumann. 2017. “Attention is all you need.” "
            "Preprint, submitted June 12, 2017. https://arxiv.org/abs/1706.03762."_s);
        row("Chicago article", article(), Style::Chicago,
            u"LeCun, Yann, and Geoffrey E. Hinton. 2015. “Deep learning.” <i>Nature</i> 521 (7553): 436–444. "
            "https://doi.org/10.1038/nature14539."_s);
        row("Chicago proceedings", paper(), Style::Chicago,
            u"He, Kaiming. 2016. “Deep residual learning.” In <i>Proceedings of CVPR</i>, 770–778. IEEE. "
            "https://doi.org/10.1109/cvpr.2016.90."_s);
        row("ACM preprint", preprint(), Style::Acm,
            u"Ashish Vaswani, Noam Shazeer, and Jean-Paul von Neumann. 2017. Attention is all you need. "
            "arXiv:1706.03762 [cs.CL]. Retrieved from https://arxiv.org/abs/1706.03762"_s);
        row("ACM article", article(), Style::Acm,
            u"Yann LeCun and Geoffrey E. Hinton. 2015. Deep learning. <i>Nature</i> 521, 7553 (May 2015), "
            u"436–444. "
            "https://doi.org/10.1038/nature14539"_s);
        row("ACM proceedings", paper(), Style::Acm,
            u"Kaiming He. 2016. Deep residual learning. In <i>Proceedings of CVPR</i>. IEEE, 770–778. "
            "https://doi.org/10.1109/cvpr.2016.90"_s);
        row("Nature preprint", preprint(), Style::Nature,
            u"Vaswani, A., Shazeer, N. &amp; von Neumann, J.-P. Attention is all you need. Preprint at "
            "https://arxiv.org/abs/1706.03762 (2017)."_s);
        row("Nature article", article(), Style::Nature,
            u"LeCun, Y. &amp; Hinton, G. E. Deep learning. <i>Nature</i> <b>521</b>, 436–444 (2015)."_s);
        row("Nature proceedings", paper(), Style::Nature,
            u"He, K. Deep residual learning. In <i>Proceedings of CVPR</i> 770–778 (IEEE, 2016)."_s);
        row("Harvard preprint", preprint(), Style::Harvard,
            u"Vaswani, A., Shazeer, N. and von Neumann, J.-P. (2017) ‘Attention is all you need’, "
            u"<i>arXiv</i> "
            "[Preprint]. Available at: https://arxiv.org/abs/1706.03762."_s);
        row("Harvard article", article(), Style::Harvard,
            u"LeCun, Y. and Hinton, G. E. (2015) ‘Deep learning’, <i>Nature</i>, 521(7553), pp. 436–444. "
            u"Available "
            "at: https://doi.org/10.1038/nature14539."_s);
        row("Harvard proceedings", paper(), Style::Harvard,
            u"He, K. (2016) ‘Deep residual learning’, in <i>Proceedings of CVPR</i>. IEEE, pp. 770–778. "
            u"Available "
            "at: https://doi.org/10.1109/cvpr.2016.90."_s);
    }
    void referencesAreAsTheStyleSays()
    {
        QFETCH(Citation, citation);
        QFETCH(int, style);
        QTEST(formattedReference(citation, Style(style)).html, "html");
    }

    void plainAndHtmlSayTheSame()
    {
        for (const Style style : referenceStyles) {
            for (const Citation& citation : {preprint(), article(), paper()}) {
                const FormattedReference reference = formattedReference(citation, style);
                QString text = reference.html;
                for (const QLatin1StringView tag : {"<i>"_L1, "</i>"_L1, "<b>"_L1, "</b>"_L1})
                    text.remove(tag);
                QCOMPARE(text, reference.plain.toHtmlEscaped());
            }
            QVERIFY(!referenceStyleName(style).isEmpty());
        }
    }

    void manyAuthorsAreCutAsTheStyleSays()
    {
        Citation c{.title = u"T"_s, .authors = names(21), .year = 2020};
        QVERIFY(plain(c, Style::Apa).contains(u"Sson, A., . . . Uson, A. (2020)."_s));
        QVERIFY(!plain(c, Style::Apa).contains(u"Tson"_s));
        QVERIFY(plain(c, Style::Ieee).startsWith(u"A. Ason et al., “T,”"_s));
        QVERIFY(plain(c, Style::Chicago).startsWith(u"Ason, Ann, Ann Bson,"_s));
        QVERIFY(plain(c, Style::Chicago).contains(u"Ann Gson, et al. 2020."_s));
        QVERIFY(plain(c, Style::Acm).contains(u", and Ann Uson. 2020."_s));
        QVERIFY(plain(c, Style::Nature).startsWith(u"Ason, A. et al. T."_s));
        QVERIFY(plain(c, Style::Harvard).startsWith(u"Ason, A. et al. (2020) ‘T’"_s));
        c.authors = names(6);
        QVERIFY(plain(c, Style::Ieee).contains(u"E. Eson"_s) ||
                plain(c, Style::Ieee).contains(u"A. Eson, and A. Fson"_s));
        QVERIFY(plain(c, Style::Nature).contains(u"et al."_s));
        c.authors = names(20);
        QVERIFY(plain(c, Style::Apa).contains(u"Sson, A., & Tson, A."_s));
        c.authors = names(10);
        QVERIFY(plain(c, Style::Chicago).contains(u", and Ann Json. 2020."_s));
        c.authors = names(5);
        QVERIFY(plain(c, Style::Nature).contains(u"Dson, A. & Eson, A. T."_s));
        c.authors = names(3);
        QVERIFY(plain(c, Style::Harvard).contains(u"Bson, A. and Cson, A. (2020)"_s));
    }

    void initialsAreLetters_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("initials");
        QTest::newRow("one") << u"Ashish"_s << u"A."_s;
        QTest::newRow("two") << u"Geoffrey E."_s << u"G. E."_s;
        QTest::newRow("together") << u"J.W."_s << u"J. W."_s;
        QTest::newRow("hyphen") << u"Jean-Paul"_s << u"J.-P."_s;
        QTest::newRow("initials with hyphen") << u"J.-P."_s << u"J.-P."_s;
        QTest::newRow("small letter") << u"Jun-ho"_s << u"J.-H."_s;
        QTest::newRow("accent") << u"Łukasz"_s << u"Ł."_s;
        QTest::newRow("combining") << u"E\u0301mile"_s << u"E\u0301."_s;
        QTest::newRow("nickname") << u"Robert \"Bob\""_s << u"R. B."_s;
        QTest::newRow("no capitals") << u"小明"_s << u"小明"_s;
        QTest::newRow("none") << u""_s << u""_s;
    }
    void initialsAreLetters()
    {
        QFETCH(QString, given);
        QTEST(initialsOf(given), "initials");
    }

    void titlesKeepTheirSigns()
    {
        Citation c = preprint();
        c.title = u"Is $\\ell_2$ \"enough\"?"_s;
        QVERIFY(plain(c, Style::Ieee).contains(u", “Is ℓ₂ ‘enough’?” 2017"_s));
        QVERIFY(plain(c, Style::Chicago).contains(u"“Is ℓ₂ ‘enough’?” Preprint"_s));
        QVERIFY(plain(c, Style::Harvard).contains(u"‘Is ℓ₂ “enough”?’, "_s));
        QVERIFY(plain(c, Style::Nature).contains(u"Is ℓ₂ \"enough\"? Preprint at"_s));
        QVERIFY(!plain(c, Style::Acm).contains(u"?."_s));
        c.title = u"<b>&"_s;
        QVERIFY(formattedReference(c, Style::Apa).html.contains("<i>&lt;b&gt;&amp;</i>"_L1));
    }

    void whatIsNotKnownIsLeftOut()
    {
        QCOMPARE(formattedReference({}, Style::Apa), FormattedReference());
        for (const Style style : referenceStyles) {
            for (int kind = 0; kind < 8; ++kind) {
                for (const bool hasAuthor : {true, false}) {
                    const Citation c{.kind = Citation::Kind(kind),
                                     .title = hasAuthor && kind % 2 ? QString() : u"A title"_s,
                                     .authors = hasAuthor ? QStringList{u"Ann Ason"_s} : QStringList()};
                    const QString text = plain(c, style);
                    for (const QLatin1StringView bad : {"  "_L1, "()"_L1, ",,"_L1, ".."_L1, " ,"_L1, " ."_L1,
                                                        ", ."_L1, ",."_L1, "(,"_L1, "[]"_L1})
                        QVERIFY2(!text.contains(bad), (referenceStyleName(style) + u": "_s + text).toUtf8());
                    QVERIFY2(!text.startsWith(u' ') && !text.endsWith(u' ') && !text.endsWith(u','),
                             text.toUtf8());
                    QVERIFY2(!text.contains(u"“”"_s) && !text.contains(u"‘’"_s), text.toUtf8());
                }
            }
        }
    }

    void otherKindsHaveTheirForm()
    {
        const Citation thesis{.kind = Kind::Thesis,
                              .title = u"T"_s,
                              .authors = {u"Ann Ason"_s},
                              .year = 2020,
                              .publisher = u"MIT"_s};
        QCOMPARE(plain(thesis, Style::Apa), u"Ason, A. (2020). T [Thesis, MIT]."_s);
        QCOMPARE(plain(thesis, Style::Ieee), u"A. Ason, “T,” Thesis, MIT, 2020."_s);
        QCOMPARE(plain(thesis, Style::Chicago), u"Ason, Ann. 2020. “T.” Thesis, MIT."_s);
        QCOMPARE(plain(thesis, Style::Nature), u"Ason, A. T. Thesis (MIT, 2020)."_s);
        const Citation book{.kind = Kind::Book,
                            .title = u"T"_s,
                            .authors = {u"Ann Ason"_s, u"Bill Gates Jr."_s},
                            .year = 2020,
                            .publisher = u"P"_s};
        QCOMPARE(plain(book, Style::Apa), u"Ason, A., & Gates, B., Jr. (2020). T. P."_s);
        QCOMPARE(plain(book, Style::Ieee), u"A. Ason and B. Gates Jr., T. P, 2020."_s);
        QCOMPARE(plain(book, Style::Chicago), u"Ason, Ann, and Bill Gates Jr. 2020. T. P."_s);
        QCOMPARE(plain(book, Style::Acm), u"Ann Ason and Bill Gates Jr. 2020. T. P."_s);
        QCOMPARE(plain(book, Style::Nature), u"Ason, A. & Gates, B., Jr. T (P, 2020)."_s);
        QCOMPARE(plain(book, Style::Harvard), u"Ason, A. and Gates, B., Jr. (2020) T. P."_s);
        const Citation group{.kind = Kind::WebPage,
                             .title = u"T"_s,
                             .authors = {u"ATLAS Collaboration"_s},
                             .year = 2020,
                             .month = 3,
                             .day = 5,
                             .url = u"https://a.example/x"_s};
        QCOMPARE(plain(group, Style::Apa), u"ATLAS Collaboration. (2020, March 5). T. https://a.example/x"_s);
        QCOMPARE(plain(group, Style::Ieee),
                 u"ATLAS Collaboration, “T,” Mar. 2020. [Online]. Available: https://a.example/x"_s);
    }
};

QTEST_GUILESS_MAIN(TestFormattedReference)
#include "test_formattedreference.moc"
