#pragma once

#include "models/domain/paperhistory.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace offprint {

class Appearance;
class FlowRow;

/// A paper's versions, one of which is read, and the papers that were joined with it. Takes no room if there
/// is one version and nothing was joined. The appearance must outlive it.
class HistoryBar final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryBar(const Appearance& appearance, QWidget* parent = nullptr);

    /// `version` is the place in the history of the one that is read; `areChangesShown`: how the newest
    /// differs from it, or from the one before it if it is the newest; `doChangesExist`: in title or
    /// abstract.
    void show(const PaperHistory& history, qsizetype version, bool areChangesShown, bool doChangesExist);
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void versionChosen(qsizetype version);
    void changesWanted(bool areWanted);
    void separateRequested(const offprint::JoinedPaper& joined);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showVersions(const PaperHistory& history, qsizetype version, bool areChangesShown);
    void showJoined(const PaperHistory& history);
    [[nodiscard]] static QString remark(const PaperHistory& history, qsizetype version, bool areChangesShown,
                                        bool doChangesExist);
    int layOut(int width, bool doMove) const;

    const Appearance& m_appearance;
    FlowRow* m_versions;
    QLabel* m_remark;
    FlowRow* m_joined;
};

} // namespace offprint
