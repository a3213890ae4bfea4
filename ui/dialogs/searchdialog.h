#pragma once

#include "models/domain/feed.h"
#include "ui/dialogs/formdialog.h"

#include <QtCore/QTimer>

class QCheckBox;
class QLineEdit;

namespace offprint {

/// Asks for the name and the words of a saved search, and what is done with new papers that fit it: of a new
/// one (its id 0), or of one there is.
class SearchDialog final : public FormDialog
{
    Q_OBJECT

public:
    SearchDialog(const SavedSearch& search, const Appearance& appearance, QWidget* parent = nullptr);

    static constexpr int mostCounted = 100'000;

    /// Answers `countWanted`: how many papers fit; `mostCounted` is that or more.
    void showCount(const QString& words, int papers);
    [[nodiscard]] bool hasCount() const;

Q_SIGNALS:
    void countWanted(const QString& words);
    /// With the id it was opened with. Answer by showDone() or showError().
    void searchEntered(const offprint::SavedSearch& search);

protected:
    void submit() override;
    void applyAppearance() override;

private:
    void check();

    SavedSearch m_search;
    QLineEdit* m_name;
    QLineEdit* m_words;
    QLabel* m_count;
    QCheckBox* m_marksRead;
    QCheckBox* m_stars;
    QCheckBox* m_hides;
    QCheckBox* m_tells;
    QTimer m_pause; ///< before papers are counted
};

} // namespace offprint
