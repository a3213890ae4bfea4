#pragma once

#include "models/pdfs.h"
#include "ui/pdf/pdfreader.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;
class QSplitter;
class QStackedLayout;
class QToolButton;
class QTreeWidget;

namespace offprint {

class Appearance;
class FindBar;
class PdfMessage;
class PdfView;

/// A paper's PDF in the window: on its way, open to read, or in words why it is not. It is fetched when it is
/// not there. Where somebody reads is kept. Everything given to it must outlive it.
class PdfPane final : public QWidget
{
    Q_OBJECT

public:
    PdfPane(Pdfs& pdfs, const Appearance& appearance, QWidget* parent = nullptr);

    void showPdfOf(const Paper& paper);
    /// Ends the reading; what is being fetched is fetched on.
    void leave();
    [[nodiscard]] PaperId paper() const { return m_paper.id; }

    void beginFind();
    /// False if nothing was being looked for.
    bool endFind();
    void zoomStep(int by); ///< 0: as wide as the window

    /// Nothing is on its way any more, and what is in sight is drawn.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void leaveRequested();
    void linkActivated(const QUrl& url);
    void attachRequested(offprint::PaperId paper); ///< the user has the PDF elsewhere
    void openOutsideRequested(const QString& file);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class State { Nothing, Fetching, Opening, Reading, Locked, Failed };

    [[nodiscard]] QWidget* makeBar();
    [[nodiscard]] QToolButton* button(const QString& text);
    void followMessage();
    void followPdfs();
    void followReader();
    void look();
    void open(const StoredPdf& pdf);
    void replace();
    void showState(State state);
    void showFetching();
    void showOpening();
    void showFailure(const QString& heading, const QString& advice, bool canTryAgain);
    void showFault(PdfFault fault);
    void fillOutline(const QList<PdfHeading>& outline);
    void showPlace();
    void keepPlace();
    void goToTyped();
    void search(const QString& words);
    void step(int by);
    void applyAppearance();

    Pdfs& m_pdfs;
    const Appearance& m_appearance;
    PdfReader m_reader;
    Paper m_paper;
    StoredPdf m_pdf;
    State m_state = State::Nothing;
    QTimer m_placeTimer;
    bool m_isPlaceChanged = false;
    bool m_mustReplace = false; ///< the file that is there cannot be read

    QWidget* m_bar = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_outlineButton = nullptr;
    QLineEdit* m_pageField = nullptr;
    QLabel* m_pageCount = nullptr;
    QToolButton* m_zoomOut = nullptr;
    QToolButton* m_zoom = nullptr;
    QToolButton* m_zoomIn = nullptr;
    QToolButton* m_twoUp = nullptr;
    QToolButton* m_dark = nullptr;
    QToolButton* m_more = nullptr;
    QWidget* m_line = nullptr;
    PdfView* m_view;
    QTreeWidget* m_outline;
    QSplitter* m_reading;
    PdfMessage* m_message;
    QStackedLayout* m_pages;
    FindBar* m_find;
    QList<PdfPassage> m_found;
    qsizetype m_currentFound = -1;
};

} // namespace offprint
