#include "tests/ui/mainwindowscene.h"
#include "ui/export/exportdialog.h"
#include "ui/export/keptfilesdialog.h"
#include "ui/import/importdialog.h"
#include "ui/reference/publishedversionsdialog.h"
#include "ui/reference/referencedialog.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace offprint;

using State = ImportMatch::State;

/// Papers from other programs, files for them, and references, in the window.
class TestMainWindowReferences : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<MainWindowScene> m_scene;

    static ImportPreview preview()
    {
        return {.number = 7,
                .source = u"refs.bib"_s,
                .format = u"BibTeX"_s,
                .listName = {},
                .rows = {{.title = u"New One"_s, .authors = u"A. Author"_s, .year = 2020, .match = {}},
                         {.title = u"Here"_s,
                          .authors = {},
                          .year = 0,
                          .match = {.state = State::There, .paper = {}, .adds = {}, .leaves = {u"note"_s}}},
                         {.title = u"Gets"_s,
                          .authors = {},
                          .year = 2021,
                          .match = {.state = State::Changes,
                                    .paper = {},
                                    .adds = {u"venue"_s, u"DOI"_s},
                                    .leaves = {}}},
                         {.title = u"Again"_s, .authors = {}, .year = 0, .match = {.state = State::Twice}}},
                .problems = {u"Line 3: It has no end."_s}};
    }
    [[nodiscard]] ImportDialog* pasted(const QString& text)
    {
        QGuiApplication::clipboard()->setText(text);
        m_scene->actions().pastePapers->trigger();
        return m_scene->opened<ImportDialog>();
    }
    [[nodiscard]] bool chooseFile(const QString& file)
    {
        auto* files = m_scene->opened<QFileDialog>();
        if (!files)
            return false;
        Q_EMIT files->fileSelected(file);
        files->close();
        return true;
    }

private Q_SLOTS:
    void init() { m_scene = std::make_unique<MainWindowScene>(); }

    void whatIsInAFileIsShownBeforeItIsImported()
    {
        m_scene->m_imports.preview = preview();
        m_scene->m_imports.outcome =
            ImportOutcome{.newPapers = 1, .changedPapers = 1, .papers = {}, .feed = {}, .feedsToAsk = {}};
        m_scene->open();
        ImportDialog* dialog = pasted(u"@misc{a}"_s);
        QVERIFY(dialog);
        QCOMPARE(m_scene->m_imports.readTexts, QStringList{u"@misc{a}"_s});
        QVERIFY(m_scene->says(u"refs.bib (BibTeX): 1 new, 1 here with something to add, 1 here already"_s,
                              dialog));
        QVERIFY(m_scene->says(u"Line 3: It has no end."_s, dialog));
        auto* model = dialog->findChild<QTreeView*>()->model();
        QCOMPARE(model->index(2, 3).data().toString(), u"Adds venue, DOI"_s);
        QVERIFY(model->index(1, 3).data(Qt::ToolTipRole).toString().contains(u"note"_s));
        QCOMPARE(model->index(3, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QVERIFY(model->setData(model->index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
        dialog->findChild<QComboBox*>()->setEditText(u"Thesis"_s);
        m_scene->click(u"Import 2 papers"_s, dialog);
        QTRY_COMPARE(m_scene->m_imports.takenRows, (QList<qsizetype>{0, 2}));
        QCOMPARE(m_scene->m_imports.takenOptions.list, QStringList{u"Thesis"_s});
        QVERIFY(QTest::qWaitFor([this] { return m_scene->says(u"Imported 1 paper"_s); }));
    }

    void allOrNoneCanBeWanted()
    {
        m_scene->m_imports.preview = preview();
        m_scene->open();
        ImportDialog* dialog = pasted(u"x"_s);
        QVERIFY(dialog);
        auto* all = dialog->findChildren<QCheckBox*>().first();
        QCOMPARE(all->checkState(), Qt::Checked);
        all->click();
        auto* model = dialog->findChild<QTreeView*>()->model();
        QCOMPARE(model->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        all->click();
        QCOMPARE(model->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(model->index(3, 0).data(Qt::CheckStateRole).toInt(),
                 int(Qt::Unchecked)); // it is there twice
    }

    void whatCannotBeImportedIsSaid()
    {
        m_scene->open();
        QGuiApplication::clipboard()->setText(u"nothing"_s);
        m_scene->actions().pastePapers->trigger();
        QVERIFY(QTest::qWaitFor([this] { return m_scene->says(u"No papers were found"_s); }));
        m_scene->m_imports.preview = preview();
        m_scene->m_imports.outcome = failure(ErrorCode::DiskFull);
        ImportDialog* dialog = pasted(u"x"_s);
        QVERIFY(dialog);
        m_scene->click(u"Import 3 papers"_s, dialog);
        QVERIFY(QTest::qWaitFor([&] { return m_scene->says(u"disk"_s, dialog); }));
        QVERIFY(dialog->isVisible());
    }

    void whatTakesLongSaysHowFarItIs()
    {
        FakePaperImports& imports = m_scene->m_imports;
        imports.preview = preview();
        m_scene->open();
        QPointer<ImportDialog> dialog = pasted(u"x"_s);
        QVERIFY(dialog);
        imports.isSlow = true;
        imports.outcome = ImportOutcome{.newPapers = 2000, .papers = {}, .isStopped = true};
        m_scene->click(u"Import 3 papers"_s, dialog);
        QVERIFY(QTest::qWaitFor([&] {
            Q_EMIT imports.progress(2000, 3000);
            return m_scene->says(u"Importing 2,000 of 3,000 papers"_s);
        }));
        QTRY_VERIFY(!dialog || !dialog->isVisible());
        m_scene->click(u"Stop"_s);
        QCOMPARE(imports.stops, 1);
        imports.answer();
        QVERIFY(
            QTest::qWaitFor([this] { return m_scene->says(u"Stopped after 2,000 papers were imported"_s); }));
    }

    void readingThatTakesLongCanBeStopped()
    {
        FakePaperImports& imports = m_scene->m_imports;
        imports.preview = preview();
        imports.isSlow = true;
        m_scene->open();
        QGuiApplication::clipboard()->setText(u"x"_s);
        m_scene->actions().pastePapers->trigger();
        QVERIFY(QTest::qWaitFor([this] { return m_scene->says(u"Reading what was pasted"_s); }));
        m_scene->click(u"Stop"_s);
        QTRY_VERIFY(!m_scene->says(u"Reading what was pasted"_s));
        imports.answer();
        imports.isSlow = false;
        QVERIFY(pasted(u"y"_s)); // and the first is not shown
        QCOMPARE(m_scene->window()->findChildren<ImportDialog*>().size(), 1);
    }

    void feedsThatGiveTextsAreAskedAtOnce()
    {
        m_scene->m_imports.preview = preview();
        m_scene->m_imports.outcome = ImportOutcome{
            .newPapers = 1, .papers = {}, .feed = m_scene->m_blog, .feedsToAsk = {m_scene->m_blog}};
        m_scene->open();
        ImportDialog* dialog = pasted(u"2401.00001"_s);
        QVERIFY(dialog);
        m_scene->click(u"Import 3 papers"_s, dialog);
        QTRY_VERIFY(m_scene->m_refresher.calls.contains(QString::number(m_scene->m_blog.value)));
    }

    void writingStaysToldUntilItEnds()
    {
        FakePaperFiles& files = m_scene->m_files;
        files.isSlow = true;
        files.isWritable = false;
        m_scene->open();
        m_scene->actions().exportPapers->trigger();
        auto* dialog = m_scene->opened<ExportDialog>();
        QVERIFY(dialog);
        m_scene->click(u"Save As"_s, dialog);
        QVERIFY(chooseFile(u"/thesis/all.bib"_s));
        QVERIFY(QTest::qWaitFor([&] {
            Q_EMIT files.progress(2, 6);
            return m_scene->says(u"Writing 2 of 6 papers"_s);
        }));
        m_scene->choose(0);
        m_scene->actions().star->trigger(); // which is a step that can be undone
        QTRY_VERIFY(m_scene->paper(0).isStarred);
        m_scene->settle();
        QVERIFY(m_scene->says(u"Writing 2 of 6 papers"_s));
        files.answer();
        QVERIFY(QTest::qWaitFor([this] { return m_scene->says(u"/thesis/all.bib"_s); }));
        QVERIFY(!m_scene->says(u"Writing 2 of 6 papers"_s));
    }

    void aPlaceIsKeptAsAFile()
    {
        m_scene->open();
        m_scene->actions().exportPapers->trigger();
        auto* dialog = m_scene->opened<ExportDialog>();
        QVERIFY(dialog);
        for (QCheckBox* box : dialog->findChildren<QCheckBox*>())
            box->setChecked(box->isChecked() ||
                            QString(box->text()).remove(u'&').contains(u"file up to date"_s));
        m_scene->click(u"Save As"_s, dialog);
        QVERIFY(chooseFile(u"/thesis/all.bib"_s));
        QTRY_COMPARE(m_scene->m_files.kept.size(), 1);
        QCOMPARE(m_scene->m_files.kept[0].file, u"/thesis/all.bib"_s);
        QVERIFY(m_scene->m_files.written.isEmpty());
        m_scene->actions().keptFiles->trigger();
        auto* files = m_scene->opened<KeptFilesDialog>();
        QVERIFY(files);
        auto* table = files->findChild<QTreeWidget*>();
        QTRY_COMPARE(table->topLevelItemCount(), 1);
        table->topLevelItem(0)->setSelected(true);
        m_scene->click(u"Stop Keeping"_s, files);
        QTRY_VERIFY(m_scene->m_files.kept.isEmpty());
        QTRY_COMPARE(table->topLevelItemCount(), 0);
        QVERIFY(m_scene->says(u"None yet"_s, files));
    }

    void theReferenceIsEdited()
    {
        m_scene->paper(0).comments = u"12 pages. Accepted at ICML 2025"_s;
        m_scene->open();
        m_scene->choose(0);
        m_scene->actions().editReference->trigger();
        auto* dialog = m_scene->opened<ReferenceDialog>();
        QVERIFY(dialog);
        QVERIFY(m_scene->says(u"The authors say: “Accepted at ICML 2025”"_s, dialog));
        m_scene->click(u"Take It Over"_s, dialog);
        QCOMPARE(dialog->findChild<QLineEdit*>(u"year"_s)->text(), u"2025"_s);
        m_scene->click(u"Save"_s, dialog);
        QTRY_VERIFY(m_scene->paper(0).publication.has_value());
        QCOMPARE(m_scene->paper(0).publication->venue, u"International Conference on Machine Learning"_s);
        QTRY_VERIFY(!m_scene->dialog<ReferenceDialog>());
        m_scene->actions().editReference->trigger();
        dialog = m_scene->opened<ReferenceDialog>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>()->clear();
        m_scene->click(u"Save"_s, dialog);
        QVERIFY(m_scene->says(u"needs a journal"_s, dialog));
        m_scene->click(u"Feeds Say"_s, dialog);
        QTRY_VERIFY(!m_scene->paper(0).publication);
    }

    void publishedVersionsAreReviewed()
    {
        m_scene->paper(0).comments = u"Accepted at ICML 2025"_s;
        m_scene->paper(1).comments = u"Published in TMLR 2024"_s;
        m_scene->paper(2).comments = u"Submitted to NeurIPS 2025"_s;
        m_scene->open();
        m_scene->actions().publishedVersions->trigger();
        auto* dialog = m_scene->opened<PublishedVersionsDialog>();
        QVERIFY(dialog);
        auto* table = dialog->findChild<QTreeWidget*>();
        QCOMPARE(table->topLevelItemCount(), 2);
        QCOMPARE(table->topLevelItem(1)->text(2), u"Transactions on Machine Learning Research, 2024"_s);
        table->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        m_scene->click(u"Change 1 Reference"_s, dialog);
        QTRY_VERIFY(m_scene->paper(1).publication.has_value());
        QVERIFY(!m_scene->paper(0).publication);
        QVERIFY(!m_scene->paper(2).publication);
    }

    void aListIsSavedForOthers()
    {
        const ListId list = m_scene->m_library.giveList(u"Thesis"_s);
        m_scene->open();
        Q_EMIT m_scene->sidebar().sendListRequested(list);
        QVERIFY(chooseFile(u"/out/thesis.offprint"_s));
        QTRY_VERIFY(m_scene->m_files.writtenLists.contains(u"/out/thesis.offprint"_s));
        QCOMPARE(m_scene->m_files.writtenLists.value(u"/out/thesis.offprint"_s).first, list);
        QVERIFY(!m_scene->m_files.writtenLists.value(u"/out/thesis.offprint"_s).second);
    }
};

QTEST_MAIN(TestMainWindowReferences)
#include "test_mainwindow_references.moc"
