#include "tests/support/fakefeedfinder.h"
#include "tests/support/fakesettings.h"
#include "ui/dialogs/addfeeddialog.h"
#include "ui/dialogs/arxivbuilder.h"
#include "ui/dialogs/feedpreview.h"
#include "ui/dialogs/huggingfacebuilder.h"
#include "ui/theme/appearance.h"

#include <QtGui/QClipboard>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

using namespace Qt::StringLiterals;
using namespace offprint;

namespace {

const Catalogue catalogue{
    {u"cs.LG"_s, u"https://rss.example/cs.LG"_s, u"Learning"_s, u"arXiv"_s, true},
    {u"cs.CL"_s, u"https://rss.example/cs.CL"_s, u"Language"_s, u"arXiv"_s, false},
    {u"Lil'Log"_s, u"https://log.example/index.xml"_s, u"Surveys"_s, u"Blogs"_s, false}};

const FoundFeed blog{.url = u"https://a.example/feed"_s,
                     .kind = FeedKind::Atom,
                     .title = u"A Blog"_s,
                     .site = u"https://a.example/"_s,
                     .entryCount = 40,
                     .newest = {{.title = u"Newest"_s,
                                 .authors = {},
                                 .date = QDateTime(QDate(2025, 3, 14), QTime(9, 0), QTimeZone::UTC)}},
                     .warnings = {},
                     .subscribed = {}};

FoundFeeds found(const QList<FoundFeed>& feeds)
{
    return {.asked = {}, .feeds = feeds};
}

Feed subscribedFeed(qint64 id, const QString& url)
{
    Feed feed;
    feed.id = FeedId{id};
    feed.url = url;
    feed.title = u"Feed %1"_s.arg(id);
    return feed;
}

QList<NewFeed> asked(const QSignalSpy& requested)
{
    return requested.isEmpty() ? QList<NewFeed>() : requested.last().first().value<QList<NewFeed>>();
}

bool says(const QWidget& window, const QString& text)
{
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

QPushButton* button(const QWidget& window, const QString& text)
{
    for (QPushButton* each : window.findChildren<QPushButton*>()) {
        if (each->isVisibleTo(&window) && each->text().remove(u'&') == text)
            return each;
    }
    return nullptr;
}

} // namespace

/// Adding a feed: looking at an address first, building one, or picking it from the catalogue.
class TestAddFeed : public QObject
{
    Q_OBJECT

private:
    FakeSettings m_settings;
    FakeFeedFinder m_finder;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<AddFeedDialog> m_add;

    void open(QDialog& dialog)
    {
        dialog.open();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }
    void openAdd()
    {
        m_add = std::make_unique<AddFeedDialog>(m_finder, catalogue, *m_appearance);
        m_add->setFolders({{FolderId{1}, u"arXiv"_s, 0, true}, {FolderId{2}, u"Reading"_s, 1, true}});
        open(*m_add);
    }
    [[nodiscard]] QLineEdit* address() const { return m_add->findChild<QLineEdit*>(u"address"_s); }
    [[nodiscard]] QLineEdit* name() const { return m_add->findChild<QLineEdit*>(u"name"_s); }
    [[nodiscard]] QLineEdit* newFolder() const { return m_add->findChild<QLineEdit*>(u"newFolder"_s); }
    [[nodiscard]] QComboBox* folder() const { return m_add->findChild<QComboBox*>(u"folder"_s); }
    [[nodiscard]] QListWidget* picks() const { return m_add->findChild<QListWidget*>(u"picks"_s); }
    [[nodiscard]] QStringList offered() const
    {
        QStringList names;
        for (int row = 0; row < picks()->count(); ++row) {
            if (!picks()->item(row)->isHidden())
                names.append(picks()->item(row)->text());
        }
        return names;
    }
    void choose(QComboBox* box, const QString& text)
    {
        box->setFocus();
        box->setCurrentIndex(box->findText(text));
        Q_EMIT box->activated(box->currentIndex()); // as from its popup
    }
    void submit() { QTest::keyClick(m_add.get(), Qt::Key_Return); }
    void lookAt(const QString& typed, const QList<FoundFeed>& feeds)
    {
        m_finder.give(typed, found(feeds));
        m_add->setAddress(typed);
        QTRY_VERIFY(button(*m_add, u"Add feed"_s));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_appearance = std::make_unique<Appearance>(
            *qobject_cast<QApplication*>(QCoreApplication::instance()), m_settings);
    }
    void init()
    {
        QGuiApplication::clipboard()->clear();
        openAdd();
        m_finder.release();
        m_finder.calls.clear();
    }
    void cleanup() { m_add.reset(); }
    void cleanupTestCase() { m_appearance.reset(); }

    // Looking

    /// Type, Return, Return.
    void looksAtTheAddressTypedAndAddsIt()
    {
        QSignalSpy requested(m_add.get(), &AddFeedDialog::addRequested);
        m_finder.give(u"a.example/feed"_s, found({blog}));
        QVERIFY(!button(*m_add, u"Preview"_s)->isEnabled());
        QCOMPARE(folder()->currentText(), u"None"_s);
        QTest::keyClicks(address(), u"a.example/feed"_s);
        QTest::keyClicks(name(), u" My  feed "_s);
        choose(folder(), u"Reading"_s);
        submit();
        QCOMPARE(m_finder.calls, QStringList{u"a.example/feed"_s});
        QTRY_VERIFY(button(*m_add, u"Add feed"_s));
        QVERIFY(says(*m_add, u"A Blog"_s));
        QVERIFY(says(*m_add, u"Atom feed · 40 entries · a.example"_s));
        QVERIFY(!picks()->isVisible());
        QCOMPARE(requested.size(), 0);
        submit();
        QCOMPARE(requested.size(), 1);
        QCOMPARE(asked(requested), (QList{NewFeed{blog.url, u"My feed"_s, FolderId{2}, {}}}));
        submit();
        QCOMPARE(requested.size(), 1); // not twice while the answer is awaited
        QVERIFY(m_add->isVisible());
        m_add->showDone();
        QVERIFY(!m_add->isVisible());
        QCOMPARE(m_add->result(), int(QDialog::Accepted));
    }

    void aRefusalKeepsItOpen()
    {
        QSignalSpy requested(m_add.get(), &AddFeedDialog::addRequested);
        lookAt(u"https://a.example"_s, {blog});
        submit();
        m_add->showError(u"The library is read-only."_s);
        QVERIFY(says(*m_add, u"The library is read-only."_s));
        QCOMPARE(address()->text(), u"https://a.example"_s);
        submit();
        QCOMPARE(requested.size(), 2);
        QTest::keyClicks(address(), u"x"_s);
        QVERIFY(!says(*m_add, u"The library is read-only."_s));
    }

    void wrongFieldsAreSaid()
    {
        QSignalSpy requested(m_add.get(), &AddFeedDialog::addRequested);
        lookAt(u"https://b.example"_s, {blog});
        choose(folder(), u"New folder…"_s);
        QVERIFY(newFolder()->isVisible());
        submit();
        QVERIFY(says(*m_add, u"new folder has no name"_s));
        QCOMPARE(requested.size(), 0);
    }

    void whyThereIsNoFeedIsSaidInPlace()
    {
        QSignalSpy requested(m_add.get(), &AddFeedDialog::addRequested);
        m_finder.give(u"https://c.example"_s, failure(ErrorCode::NotAFeed, u"https://c.example"_s));
        m_add->setAddress(u"https://c.example"_s);
        QTRY_VERIFY(says(*m_add, u"in no format that Offprint reads"_s));
        QVERIFY(button(*m_add, u"Preview"_s)->isEnabled()); // once more
        QTest::keyClicks(address(), u"/feed"_s);
        QVERIFY(!says(*m_add, u"in no format that Offprint reads"_s));
        QCOMPARE(requested.size(), 0);
    }

    /// A site that is away says nothing against its address.
    void whatCannotBeReachedMayBeAddedAllTheSame()
    {
        QSignalSpy requested(m_add.get(), &AddFeedDialog::addRequested);
        m_finder.give(u"https://c.example/f"_s, failure(ErrorCode::TimedOut, u"https://c.example/f"_s));
        m_add->setAddress(u"https://c.example/f"_s);
        QTRY_VERIFY(button(*m_add, u"Add all the same"_s));
        QVERIFY(says(*m_add, u"did not answer in time"_s));
        submit();
        QCOMPARE(asked(requested), (QList{NewFeed{u"https://c.example/f"_s, {}, {}, {}}}));
    }

    void aPastedAddressIsLookedAtAtOnce()
    {
        m_finder.give(blog.url, found({blog}));
        QGuiApplication::clipboard()->setText(blog.url);
        address()->paste();
        QVERIFY(QTest::qWaitFor([&] { return button(*m_add, u"Add feed"_s) != nullptr; }));
        QCOMPARE(m_finder.calls, QStringList{blog.url});
    }

    void lookingIsStopped()
    {
        m_finder.hold();
        m_finder.give(blog.url, found({blog}));
        m_add->setAddress(blog.url);
        QVERIFY(says(*m_add, u"Looking at a.example"_s));
        QVERIFY(!button(*m_add, u"Preview"_s)->isEnabled());
        button(*m_add, u"Stop"_s)->click();
        QCOMPARE(m_finder.calls.last(), u"cancel"_s);
        m_finder.release();
        QCoreApplication::processEvents();
        QVERIFY(!says(*m_add, u"A Blog"_s));
        QVERIFY(button(*m_add, u"Preview"_s)->isEnabled());
    }

    void anotherAddressEndsTheLook()
    {
        m_finder.hold();
        m_finder.give(blog.url, found({blog}));
        m_add->setAddress(blog.url);
        QTest::keyClicks(address(), u"x"_s);
        QCOMPARE(m_finder.calls.last(), u"cancel"_s);
        m_finder.release();
        QCoreApplication::processEvents();
        QVERIFY(!says(*m_add, u"A Blog"_s));
    }

    void severalFeedsAreAChoice()
    {
        QSignalSpy requested(m_add.get(), &AddFeedDialog::addRequested);
        const FoundFeed comments{.url = u"https://a.example/comments"_s, .title = u"Comments"_s};
        FoundFeed looked = comments;
        looked.kind = FeedKind::Rss;
        looked.entryCount = 7;
        m_finder.give(comments.url, found({looked}));
        lookAt(u"a.example"_s, {blog, comments});
        auto* choices = m_add->findChild<FeedPreview*>()->findChild<QListWidget*>();
        QVERIFY(choices->isVisible());
        QCOMPARE(choices->item(0)->checkState(), Qt::Checked);
        QCOMPARE(choices->item(1)->checkState(), Qt::Unchecked);
        choices->setCurrentRow(1); // merely named by the page: looked at now
        QTRY_VERIFY(says(*m_add, u"RSS feed · 7 entries"_s));
        choices->item(1)->setCheckState(Qt::Checked);
        QVERIFY(button(*m_add, u"Add 2 feeds"_s));
        QVERIFY(!name()->isEnabled());
        submit();
        QCOMPARE(asked(requested), (QList{NewFeed{blog.url, {}, {}, {}}, NewFeed{comments.url, {}, {}, {}}}));
    }

    void noneOfSeveralCannotBeAdded()
    {
        lookAt(u"a.example"_s, {blog, {.url = u"https://a.example/comments"_s, .title = u"Comments"_s}});
        auto* choices = m_add->findChild<FeedPreview*>()->findChild<QListWidget*>();
        choices->item(0)->setCheckState(Qt::Unchecked);
        QVERIFY(!button(*m_add, u"Add feed"_s)->isEnabled());
    }

    void whatIsSubscribedIsGoneTo()
    {
        QSignalSpy goTo(m_add.get(), &AddFeedDialog::goToRequested);
        m_add->setSubscribed({subscribedFeed(9, blog.url)});
        m_add->setAddress(blog.url + u'/');
        QVERIFY(says(*m_add, u"subscribed to this feed already"_s));
        QVERIFY(m_finder.calls.isEmpty()); // nobody need be asked
        QVERIFY(button(*m_add, u"Go to feed"_s)->isEnabled());
        submit();
        QCOMPARE(goTo.first().first().value<FeedId>(), FeedId{9});
        QVERIFY(!m_add->isVisible());
    }

    void whatAnAddressLeadsToMayBeSubscribed()
    {
        QSignalSpy goTo(m_add.get(), &AddFeedDialog::goToRequested);
        m_add->setSubscribed({subscribedFeed(9, blog.url)});
        m_finder.give(u"a.example"_s, found({blog}));
        m_add->setAddress(u"a.example"_s);
        QTRY_VERIFY(button(*m_add, u"Go to feed"_s));
        button(*m_add, u"Go to It"_s)->click();
        QCOMPARE(goTo.size(), 1);
    }

    void warningsAreShown()
    {
        FoundFeed odd = blog;
        odd.warnings = {u"It is not well-formed."_s};
        lookAt(u"a.example"_s, {odd});
        QVERIFY(says(*m_add, u"It is not well-formed."_s));
    }

    // The builders

    void buildsAFeedOfArxiv()
    {
        QSignalSpy requested(m_add.get(), &AddFeedDialog::addRequested);
        m_add->showPage(AddFeedDialog::Page::Arxiv);
        QVERIFY(!address()->isVisible());
        QVERIFY(!button(*m_add, u"Preview"_s)->isEnabled());
        auto* category = m_add->findChild<QLineEdit*>(u"arxivCategory"_s);
        QTest::keyClicks(category, u"cs.lg, cs.CL"_s);
        QTest::keyClick(category, Qt::Key_Return);
        QCOMPARE(category->text(), QString());
        const auto* builder = m_add->findChild<ArxivBuilder*>();
        QCOMPARE(builder->query().categories, (QStringList{u"cs.LG"_s, u"cs.CL"_s}));
        QTest::keyClick(category, Qt::Key_Backspace);
        QCOMPARE(builder->query().categories, QStringList{u"cs.LG"_s});
        QTest::keyClicks(m_add->findChild<QLineEdit*>(u"arxivAuthors"_s), u"Ada Lovelace, Bo Writer"_s);
        QCOMPARE(builder->query().authors, (QStringList{u"Ada Lovelace"_s, u"Bo Writer"_s}));
        const QString url = builder->query().toUrl().toString(QUrl::FullyEncoded);
        FoundFeed listing{.url = url, .kind = FeedKind::ArxivApi, .title = u"arXiv Query: search_query=…"_s};
        m_finder.give(url, found({listing}));
        submit();
        QTRY_VERIFY(button(*m_add, u"Add feed"_s));
        QCOMPARE(name()->text(), builder->query().name()); // better than what arXiv calls it
        submit();
        QCOMPARE(asked(requested), (QList{NewFeed{url, builder->query().name(), {}, {}}}));
    }

    void anUnknownCategoryIsSaid()
    {
        m_add->showPage(AddFeedDialog::Page::Arxiv);
        QTest::keyClicks(m_add->findChild<QLineEdit*>(u"arxivCategory"_s), u"cs.ZZ"_s);
        button(*m_add, u"Preview"_s)->click();
        QVERIFY(says(*m_add, u"cs.ZZ"_s));
        QVERIFY(m_finder.calls.isEmpty());
    }

    void buildsAFeedOfHuggingFace()
    {
        m_add->showPage(AddFeedDialog::Page::HuggingFace);
        QVERIFY(button(*m_add, u"Preview"_s)->isEnabled());
        auto* list = m_add->findChild<QComboBox*>(u"hfList"_s);
        list->setCurrentIndex(list->findText(u"The best of this week"_s));
        m_add->findChild<QSpinBox*>(u"hfUpvotes"_s)->setValue(5);
        const HfQuery query{.list = HfQuery::List::Week, .submitter = {}, .minimumUpvotes = 5};
        QCOMPARE(m_add->findChild<HuggingFaceBuilder*>()->query(), query);
        submit();
        QCOMPARE(m_finder.calls, QStringList{query.toUrl().toString(QUrl::FullyEncoded)});
    }

    // Folders and the catalogue

    void aNewFolderIsNamed()
    {
        QSignalSpy requested(m_add.get(), &AddFeedDialog::addRequested);
        QVERIFY(!newFolder()->isVisible());
        lookAt(u"https://b.example"_s, {blog});
        choose(folder(), u"New folder…"_s);
        QTest::keyClicks(newFolder(), u"Robots"_s);
        submit();
        QCOMPARE(asked(requested).first().newFolder, u"Robots"_s);
        m_add->showError(u"Again."_s);
        newFolder()->setText(u"READING"_s);
        submit();
        QCOMPARE(asked(requested), (QList{NewFeed{blog.url, {}, FolderId{2}, {}}}));
    }

    void picksFromTheCatalogue()
    {
        QSignalSpy requested(m_add.get(), &AddFeedDialog::addRequested);
        QTest::mouseClick(picks()->viewport(), Qt::LeftButton, {},
                          picks()->visualItemRect(picks()->item(0)).center());
        QCOMPARE(address()->text(), u"https://rss.example/cs.LG"_s);
        QCOMPARE(offered().size(), 3);
        picks()->setCurrentRow(2);
        submit();
        QCOMPARE(asked(requested),
                 (QList{NewFeed{u"https://log.example/index.xml"_s, u"Lil'Log"_s, {}, u"Blogs"_s}}));
        m_add->showError(u"Again."_s);
        picks()->setCurrentRow(0);
        submit();
        QCOMPARE(asked(requested),
                 (QList{NewFeed{u"https://rss.example/cs.LG"_s, u"cs.LG"_s, FolderId{1}, {}}}));
    }

    void whatWasPickedIsForgottenWithItsAddress()
    {
        picks()->setCurrentRow(2);
        address()->selectAll();
        QTest::keyClicks(address(), u"https://b.example"_s);
        QCOMPARE(name()->text(), QString());
        QVERIFY(!newFolder()->isVisible());
    }

    void theFolderChosenIsKept()
    {
        m_add->chooseFolder(FolderId{2});
        picks()->setCurrentRow(0);
        QCOMPARE(folder()->currentText(), u"Reading"_s);
        m_add->setFolders({{FolderId{2}, u"Reading"_s, 1, true}});
        QCOMPARE(folder()->currentText(), u"Reading"_s);
    }

    void wordsNarrowTheCatalogue()
    {
        QTest::keyClicks(address(), u"LANG arx"_s);
        QCOMPARE(offered(), QStringList{u"cs.CL"_s});
        QTest::keyClick(address(), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), picks());
        QCOMPARE(address()->text(), u"https://rss.example/cs.CL"_s);
        address()->selectAll();
        QTest::keyClicks(address(), u"zebra"_s);
        QVERIFY(says(*m_add, u"no feed with these words"_s));
        address()->selectAll();
        QTest::keyClicks(address(), u"https://zebra.example"_s);
        QCOMPARE(offered().size(), 3);
    }

    void passingThroughTheListPicksNothing()
    {
        QTest::keyClicks(address(), u"https://b.example"_s);
        picks()->setFocus(Qt::TabFocusReason);
        QCOMPARE(address()->text(), u"https://b.example"_s);
    }

    void subscribedFeedsAreNotOffered()
    {
        m_add->setSubscribed({subscribedFeed(5, u"https://rss.example/cs.LG/"_s)});
        QCOMPARE(offered(), (QStringList{u"cs.CL"_s, u"Lil'Log"_s}));
        m_add->setSubscribed({subscribedFeed(5, catalogue[0].url), subscribedFeed(6, catalogue[1].url),
                              subscribedFeed(7, catalogue[2].url)});
        QVERIFY(!picks()->isVisible());
    }

    void takesAnAddressFromTheClipboard_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("address") << u" https://clip.example/feed\n"_s << true;
        QTest::newRow("two") << u"https://clip.example/a\nhttps://clip.example/b"_s << false;
        QTest::newRow("words") << u"see https://clip.example/a"_s << false;
        QTest::newRow("word") << u"clip"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("subscribed") << u"https://rss.example/cs.LG"_s << false;
    }
    void takesAnAddressFromTheClipboard()
    {
        QFETCH(QString, text);
        QFETCH(bool, isTaken);
        QGuiApplication::clipboard()->setText(text);
        m_add.reset();
        AddFeedDialog dialog(m_finder, catalogue, *m_appearance);
        dialog.setSubscribed({subscribedFeed(5, catalogue[0].url)});
        open(dialog);
        QCOMPARE(dialog.findChild<QLineEdit*>(u"address"_s)->text(), isTaken ? text.trimmed() : QString());
        QCOMPARE(button(dialog, u"Preview"_s)->isEnabled(), isTaken);
        QVERIFY(m_finder.calls.isEmpty()); // it may be meant for something else
    }
};

QTEST_MAIN(TestAddFeed)
#include "test_addfeed.moc"
