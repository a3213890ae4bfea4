#pragma once

#include "models/domain/catalogue.h"

#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace offprint {

class Appearance;
class CatalogueList;
class InlineMessage;

/// What a new reader sees first: what Offprint is, what there is to read already, and feeds to subscribe to.
/// It knows the catalogue only and asks for the rest by signals. The appearance must outlive it.
class WelcomePane final : public QWidget
{
    Q_OBJECT

public:
    WelcomePane(const Catalogue& catalogue, const Appearance& appearance, QWidget* parent = nullptr);

    /// These are shown as subscribed and are not asked for again.
    void setSubscribed(const QList<QString>& urls);
    void showError(const QString& sentence);

Q_SIGNALS:
    /// What is ticked, in the catalogue's order; an address that was pasted comes last, with no name.
    void subscribeRequested(const QList<offprint::CatalogueEntry>& entries);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QWidget* makeContent(const Catalogue& catalogue);
    [[nodiscard]] QWidget* makeSampleLine();
    [[nodiscard]] QWidget* makeFooter();
    void subscribe();
    void countFeeds();
    void applyAppearance();

    const Appearance& m_appearance;
    QScrollArea* m_scroll;
    QWidget* m_content = nullptr;
    QLabel* m_heading = nullptr;
    QLabel* m_intro = nullptr;
    QWidget* m_sampleBar = nullptr;
    QLabel* m_sample = nullptr;
    QLabel* m_choose = nullptr;
    CatalogueList* m_catalogue = nullptr;
    QLabel* m_addressLabel = nullptr;
    QLineEdit* m_address = nullptr;
    InlineMessage* m_message = nullptr;
    QWidget* m_hairline = nullptr;
    QWidget* m_footer = nullptr;
    QPushButton* m_subscribe = nullptr;
    QPushButton* m_notNow = nullptr;
    QList<QString> m_subscribed;
};

} // namespace offprint
