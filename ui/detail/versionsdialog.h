#pragma once

#include "models/domain/paperhistory.h"

#include <QtWidgets/QDialog>

#include <array>

class QComboBox;
class QLabel;

namespace offprint {

class Appearance;
class OfflineBrowser;

/// Two versions of a paper side by side: in the older what was taken out is marked, in the newer what was
/// added. Both scroll together. The appearance must outlive it.
class VersionsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The history has two versions at least; begins with the last two.
    VersionsDialog(const PaperHistory& history, const Appearance& appearance, QWidget* parent = nullptr);

private:
    struct Side
    {
        QComboBox* version = nullptr;
        OfflineBrowser* text = nullptr;
    };

    void makeSide(Side& side, const QString& name, qsizetype version);
    void showVersions();
    void scrollTogether(int from);
    void applyAppearance();

    PaperHistory m_history;
    const Appearance& m_appearance;
    std::array<Side, 2> m_sides; ///< the left one, the right one
    QLabel* m_remark;
    bool m_isScrolling = false;
};

} // namespace offprint
