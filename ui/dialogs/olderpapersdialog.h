#pragma once

#include "ui/dialogs/formdialog.h"

#include <QtCore/QDate>

class QComboBox;
class QDateEdit;

namespace offprint {

/// Asks how far back a feed's papers are to be loaded.
class OlderPapersDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `reached`: papers are there back to this day; `until`: what was asked for last. Either may be invalid.
    OlderPapersDialog(const QString& feedName, QDate reached, QDate until, const Appearance& appearance,
                      QWidget* parent = nullptr);

Q_SIGNALS:
    void untilChosen(QDate until); ///< answer by showDone()

protected:
    void submit() override;
    void applyAppearance() override;

private:
    [[nodiscard]] QDate until() const;
    void follow();

    QLabel* m_feed;
    QComboBox* m_choice;
    QDateEdit* m_date;
    QLabel* m_remark;
};

} // namespace offprint
