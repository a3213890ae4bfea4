#pragma once

#include "models/domain/foundfeed.h"

#include <QtWidgets/QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace offprint {

class Appearance;
class EntryLines;
class InlineMessage;

/// What an address led to, before it is subscribed to: one feed with its newest entries, or several to choose
/// from; that it is being looked at; or why there is none. Asks nobody itself. The appearance must outlive
/// it.
class FeedPreview final : public QWidget
{
    Q_OBJECT

public:
    explicit FeedPreview(const Appearance& appearance, QWidget* parent = nullptr);

    void showNothing();
    void showLooking(const QString& sentence);
    void showError(const QString& sentence);
    /// The first of them that is not subscribed to is chosen.
    void showFeeds(const QList<FoundFeed>& feeds);
    /// More is known of a feed that is shown: its kind, entries and warnings.
    void setDetail(const FoundFeed& feed);

    /// Those to subscribe to.
    [[nodiscard]] QList<FoundFeed> chosen() const;
    [[nodiscard]] const QList<FoundFeed>& feeds() const { return m_feeds; }
    [[nodiscard]] bool isEmpty() const { return isHidden(); }

Q_SIGNALS:
    void stopRequested();
    void choiceChanged();
    void goToRequested(offprint::FeedId feed);
    void detailRequested(const QString& url); ///< of a feed that was merely named by a page

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void buildCard();
    void fillChoices();
    void followChoice();
    void showCard(const FoundFeed& feed);
    void clear();
    [[nodiscard]] static QString factsOf(const FoundFeed& feed);
    void applyAppearance();

    const Appearance& m_appearance;
    QList<FoundFeed> m_feeds;
    QWidget* m_busy;
    QLabel* m_busyText;
    InlineMessage* m_error;
    QListWidget* m_choices;
    QWidget* m_card;
    QLabel* m_title;
    QLabel* m_facts;
    QWidget* m_there;
    QLabel* m_thereText;
    QLabel* m_warnings;
    EntryLines* m_entries;
    QLabel* m_noEntries;
};

} // namespace offprint
