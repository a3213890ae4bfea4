#pragma once

#include "app/storage/connection.h"
#include "models/domain/ids.h"
#include "models/domain/paper.h"

namespace offprint {

/// What the search index knows a paper by.
struct IndexedText
{
    QString title;
    QString abstractText;
    QString authors;
    QString note;
    QString facts; ///< as factsOf() puts them
};

/// What a query can ask for that is no word of a text. Each is one word of the index's column `facts`.
[[nodiscard]] QString categoryFact(const QString& category);
[[nodiscard]] QString submitterFact(const QString& name);
[[nodiscard]] QString codeFact();
[[nodiscard]] QString pdfFact();

/// The paper's categories, each also by its archive ("cs" of "cs.LG"), its submitter, and whether it has code
/// and a PDF.
[[nodiscard]] QString factsOf(const Paper& paper);

/// The text without the mark of facts, so that none of it can pass for one.
[[nodiscard]] QString withoutMarks(const QString& text);

/// Gives the connection's SQL what indexing needs: the tokenizer, and the function facts(categories,
/// submitter, has code, has a PDF).
void addSearchFunctions(Connection& connection);

/// The search index's row of a paper that the index does not know.
void indexNewPaper(Connection& connection, PaperId id, const IndexedText& text);

/// The search index's row of any paper, made anew from the tables.
void indexPaper(Connection& connection, PaperId id);

/// What is stored adds to the index in pieces, of which a search has to look at each. Puts some of them
/// together, for about ten milliseconds; false if there is no more to do.
[[nodiscard]] bool tidyIndex(Connection& connection);

} // namespace offprint
