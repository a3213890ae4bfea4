#include "tests/screenshots/changesscene.h"

#include "ui/dialogs/addfeeddialog.h"
#include "ui/dialogs/feedproperties.h"
#include "ui/dialogs/preferencesdialog.h"
#include "ui/dialogs/searchdialog.h"
#include "ui/papers/paperlistpane.h"
#include "ui/search/searchbox.h"

#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace offprint {

namespace {

const auto oldAbstract =
    u"Fine-tuning is a crucial paradigm for adapting pre-trained large language models to downstream tasks. "
    "Recently, methods like LoRA have been shown to match the performance of fully fine-tuned models on "
    "various "
    "tasks with a reduction in the number of trainable parameters."_s;
const auto newAbstract =
    u"Fine-tuning is a crucial paradigm for adapting pre-trained large language models to downstream tasks. "
    "Recently, methods like Low-Rank Adaptation (LoRA) have been shown to match the performance of fully "
    "fine-tuned models on various tasks with an extreme reduction in the number of trainable parameters. "
    "Even in "
    "settings where both methods learn similarly accurate models, are their learned solutions really equivalent?"_s;

FoundFeed preview(const QString& url, const QString& title)
{
    FoundFeed feed{.url = url,
                   .kind = FeedKind::Atom,
                   .title = title,
                   .site = u"https://blog.example.org"_s,
                   .entryCount = 40};
    int day = 14;
    for (const char* entry : {"What we learned from training on our own mistakes, and what we did not",
                              "Release notes", "A small model that reads", "On evaluation", "Hello"})
        feed.newest.append({.title = QString::fromLatin1(entry),
                            .authors = {u"The Lab"_s},
                            .date = QDateTime(QDate(2025, 3, day--), QTime(9, 0), QTimeZone::UTC)});
    return feed;
}

} // namespace

ChangesScene::ChangesScene(QApplication& qt)
    : MemoryScene(qt)
{
    const FolderId arxiv = m_library.giveFolder(u"arXiv"_s);
    m_feed = m_library.giveFeed(u"cs.LG"_s, arxiv);
    m_library.stored(m_feed).url = u"https://rss.arxiv.org/rss/cs.LG"_s;
    m_library.stored(m_feed).kind = FeedKind::ArxivRss;
    const FeedId blog = m_library.giveFeed(u"A lab's blog"_s);
    m_library.stored(blog).warnings = {u"It is not well-formed (line 12) and was read as far as it goes."_s};
    m_older.loadable = u"arxiv.org"_s;
    fillPapers();
    fillLog();
    m_settings.setLastPlace({.place = PaperQuery::Place::Feed, .feed = m_feed}, {});
    open();
}

void ChangesScene::drawAll(const QString& folder)
{
    for (const ColourScheme scheme : {ColourScheme::Light, ColourScheme::Dark}) {
        m_settings.setColourScheme(scheme);
        m_refresher.tell({});
        const QString end = scheme == ColourScheme::Dark ? u"-dark"_s : u"-light"_s;
        m_library.stored(m_updated).isUpdated = true;
        m_library.tellChanged({m_updated});
        m_window->findChild<PaperListPane*>()->selectPaper(m_updated);
        m_older.tell({.feed = m_feed,
                      .isRunning = true,
                      .reached = QDate(2025, 2, 3),
                      .until = QDate(2025, 1, 1),
                      .newPapers = 340});
        settle();
        save(*m_window, folder, u"updated"_s + end);
        m_older.stop(m_feed);
        m_refresher.tell({.isOffline = true});
        drawDialogs(folder, end);
    }
}

void ChangesScene::fillPapers()
{
    for (const char* title : {"Scaling Laws for Sparse Readers", "A Note on Feeds", "Attention, Revisited"}) {
        const PaperId id = m_library.givePaper(QString::fromLatin1(title), m_feed);
        m_library.stored(id).sightings.last().announceType = u"new"_s;
    }
    m_library.stored(m_library.givePaper(u"Cross-listed from Statistics"_s, m_feed))
        .sightings.last()
        .announceType = u"cross"_s;
    Paper& withdrawn = m_library.stored(m_library.givePaper(u"A Proof That Was None"_s, m_feed));
    withdrawn.isWithdrawn = true;
    withdrawn.sightings.last().announceType = u"replace"_s;
    fillUpdated();
}

void ChangesScene::fillUpdated()
{
    m_updated = m_library.givePaper(u"LoRA vs Full Fine-tuning: An Illusion of Equivalence"_s, m_feed);
    Paper& paper = m_library.stored(m_updated);
    paper.isStarred = paper.isRead = true;
    paper.authors = {u"Reece Shuttleworth"_s, u"Jacob Andreas"_s, u"Antonio Torralba"_s};
    paper.abstractText = newAbstract;
    paper.ids = {.arxiv = u"2410.21228"_s, .version = 3, .doi = u"10.1234/example.57"_s};
    paper.link = u"https://arxiv.org/abs/2410.21228"_s;
    paper.pdf = u"https://arxiv.org/pdf/2410.21228"_s;
    paper.journalRef = u"Proceedings of an Example, 2025"_s;
    paper.upvotes = 48;
    paper.sightings.last().announceType = u"replace"_s;
    PaperHistory& history = m_library.history(m_updated);
    const auto at = [](int year, int month, int day) {
        return QDateTime(QDate(year, month, day), QTime(9, 0), QTimeZone::UTC);
    };
    history.versions = {
        {.version = 1,
         .date = at(2024, 10, 28),
         .title = u"LoRA vs Full Fine-tuning"_s,
         .abstractText = oldAbstract},
        {.version = 2, .date = at(2025, 2, 4), .title = paper.title, .abstractText = oldAbstract},
        {.version = 3, .date = at(2025, 10, 21), .title = paper.title, .abstractText = newAbstract}};
    int votes = 4;
    for (int day = 1; day <= 14; ++day)
        history.metrics.append({.day = QDate(2025, 10, day), .upvotes = votes += day % 5});
    history.metrics.append({.day = QDate(2025, 10, 20), .upvotes = 48, .comments = 3, .githubStars = 1204});
    history.joined = {{.formerId = PaperId{99},
                       .title = u"LoRA and full fine-tuning (blog post)"_s,
                       .link = u"https://example.org/lora"_s,
                       .at = at(2025, 3, 1)}};
}

void ChangesScene::fillLog()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString url = u"https://rss.arxiv.org/rss/cs.LG"_s;
    Feed& feed = m_library.stored(m_feed);
    feed.lastChecked = feed.lastGood = now.addSecs(-600);
    feed.nextDue = now.addSecs(1200);
    using Came = RefreshLogEntry::Came;
    m_library.log(m_feed) = {{.at = now.addSecs(-600),
                              .came = Came::Papers,
                              .asked = url,
                              .status = 200,
                              .bytes = 1'234'000,
                              .milliseconds = 340,
                              .newPapers = 96,
                              .changedPapers = 3,
                              .samePapers = 12,
                              .nextDue = now.addSecs(1200)},
                             {.at = now.addSecs(-2400),
                              .came = Came::NotModified,
                              .asked = url,
                              .status = 304,
                              .milliseconds = 80,
                              .nextDue = now.addSecs(-600)},
                             {.at = now.addSecs(-4200),
                              .came = Came::Failed,
                              .asked = url,
                              .status = 503,
                              .failure = Error{ErrorCode::HttpStatus, u"cs.LG"_s, {}, 503},
                              .nextDue = now.addSecs(-2400)},
                             {.at = now.addDays(-1),
                              .came = Came::NotAsked,
                              .reason = u"arXiv announces nothing on Sundays."_s,
                              .nextDue = now.addSecs(-4200)}};
}

void ChangesScene::drawDialogs(const QString& folder, const QString& end)
{
    m_window->actions().properties->trigger();
    auto* properties = opened<FeedProperties>();
    save(*properties, folder, u"properties"_s + end);
    close(properties);
    m_settings.setNetworkProxy(u"http://proxy.example.org:3128"_s);
    m_window->actions().preferences->trigger();
    auto* preferences = opened<PreferencesDialog>();
    save(*preferences, folder, u"preferences"_s + end);
    close(preferences);
    auto* box = m_window->findChild<SearchBox*>();
    box->setText(u"lora is:unread upvotes:>5"_s);
    if (!QTest::qWaitFor([&] { return m_window->actions().saveSearch->isEnabled(); }))
        giveUp(u"the search did not begin"_s);
    m_window->actions().saveSearch->trigger();
    auto* search = opened<SearchDialog>();
    if (!QTest::qWaitFor([&] { return search->hasCount(); }))
        giveUp(u"the search's papers were not counted"_s);
    save(*search, folder, u"save-search"_s + end);
    close(search);
    box->clear();
    m_window->actions().addFeed->trigger();
    auto* add = opened<AddFeedDialog>();
    const FoundFeed blog = preview(u"https://blog.example.org/feed.xml"_s, u"A Lab's Blog"_s);
    FoundFeed notes = preview(u"https://blog.example.org/notes.xml"_s, u"Notes of the Lab"_s);
    m_finder.give(u"blog.example.org"_s, FoundFeeds{u"blog.example.org"_s, {blog, notes}});
    m_finder.give(notes.url, FoundFeeds{notes.url, {notes}});
    add->setAddress(u"blog.example.org"_s);
    settle();
    save(*add, folder, u"add-feed"_s + end);
    add->showPage(AddFeedDialog::Page::Arxiv);
    auto* category = add->findChild<QLineEdit*>(u"arxivCategory"_s);
    category->setText(u"cs.LG, stat.ML"_s);
    QTest::keyClick(category, Qt::Key_Return);
    add->findChild<QLineEdit*>(u"arxivWords"_s)->setText(u"diffusion"_s);
    save(*add, folder, u"add-arxiv"_s + end);
    close(add);
}

} // namespace offprint
