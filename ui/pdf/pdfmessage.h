#pragma once

#include "models/pdfs.h"

#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace offprint {

class Appearance;

/// What stands where a PDF's pages would while there are none: how far it has come, why it is not shown, and
/// what can be done. The appearance must outlive it.
class PdfMessage final : public QWidget
{
    Q_OBJECT

public:
    explicit PdfMessage(const Appearance& appearance, QWidget* parent = nullptr);

    void showFetching(const QString& title);
    void showProgress(const PdfProgress& progress);
    void showOpening();
    void showFailure(const QString& heading, const QString& advice, bool canTryAgain);
    /// Says so if one was typed and did not fit.
    void askPassword();
    void forgetPassword();

Q_SIGNALS:
    void stopRequested();
    void againRequested();
    void attachRequested(); ///< the user has the PDF elsewhere
    void passwordEntered(const QString& password);

private:
    void say(const QString& heading, const QString& advice, std::initializer_list<QWidget*> shown);
    void applyAppearance();

    const Appearance& m_appearance;
    QLabel* m_heading;
    QLabel* m_advice;
    QProgressBar* m_progress;
    QLineEdit* m_password;
    QPushButton* m_stop;
    QPushButton* m_again;
    QPushButton* m_attach;
};

} // namespace offprint
