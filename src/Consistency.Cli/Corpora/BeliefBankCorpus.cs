using System.Text.Json;
using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Cli.Corpora;

/// <summary>BeliefBank: facts about a few entities; each is said, denied and asked, and all of it must be about one atom.</summary>
/// <remarks>
/// The sentences are those of BeliefBank's English templates, with the entity declared as a name, and so is a
/// value that has a connective in it: "cells molecules and atoms" is one thing to be made of. An answer is a fact whose
/// denial is the negation of its statement, whose questions ask for exactly that, and which comes back the same when printed
/// and read again.
/// </remarks>
internal static class BeliefBankCorpus
{
    public static void Read(CorpusRun run, CancellationToken cancellationToken)
    {
        using JsonDocument document = JsonDocument.Parse(run.Data);
        foreach (JsonProperty entity in document.RootElement.EnumerateObject())
        {
            foreach (JsonProperty fact in entity.Value.EnumerateObject())
            {
                cancellationToken.ThrowIfCancellationRequested();
                int comma = fact.Name.IndexOf(',', StringComparison.Ordinal);
                string value = fact.Name[(comma + 1)..].Replace('_', ' ');
                string[] sentences = Sentences(entity.Name, fact.Name[..comma], value);
                string names = value.Split(' ').Any(static w => w is "and" or "or" or "if") ? $"{entity.Name}, \"{value}\"" : entity.Name;
                List<Formula?> formulas = [];
                Vocabulary vocabulary = Vocabulary.Empty;
                foreach (string sentence in sentences)
                {
                    ParseResult result = new ClaimParser().Parse($"constant {names}\n{sentence}", cancellationToken: cancellationToken);
                    Diagnostic? error = result.Diagnostics.FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error);
                    run.Tally.Sentence(entity.Name, sentence, error?.ToString());
                    formulas.Add(error is null ? result.Statements[^1].Formula : null);
                    vocabulary = vocabulary.Merge(result.Vocabulary);
                }

                run.Tally.Answer(entity.Name, sentences[0], "one atom", Compare(formulas, vocabulary, names));
            }
        }
    }

    private static string Compare(List<Formula?> formulas, Vocabulary vocabulary, string names)
    {
        if (formulas.Contains(null))
        {
            return "unread";
        }

        // "has no legs" denies "has legs", and its own denial is "has legs" again.
        Formula said = formulas[0]!;
        Formula denied = said is Negation negation ? negation.Operand : !said;
        if (said is not AtomicFormula && denied is not AtomicFormula)
        {
            return said.ToString();
        }

        for (int i = 1; i < formulas.Count; i++)
        {
            if (formulas[i] != (i == 1 ? denied : said))
            {
                return $"{said} and {formulas[i]}";
            }
        }

        foreach (Formula formula in new[] { said, denied })
        {
            string printed = EnglishPrinter.Print(formula, vocabulary);
            ParseResult again = new ClaimParser().Parse($"constant {names}\n{printed}.");
            if (again.Statements.Length < 2 || again.Statements[^1].Formula != formula)
            {
                return $"{formula}, but '{printed}' is read as {(again.Statements.Length < 2 ? "nothing" : again.Statements[^1].Formula)}";
            }
        }

        return "one atom";
    }

    // Statement, denial, question, and the question in other words.
    private static string[] Sentences(string entity, string relation, string value)
    {
        string noun = WithArticle(value);
        return relation switch
        {
            "IsA" => [$"{entity} is {noun}.", $"{entity} is not {noun}.", $"Is {entity} {noun}?", $"Is it true that {entity} is {noun}?"],
            "HasPart" =>
            [
                $"{entity} has {noun}.", $"{entity} does not have {noun}.", $"Does {entity} have {noun}?", $"Is it true that {entity} has {noun}?",
            ],
            "HasA" =>
            [
                $"{entity} has {value}.", $"{entity} does not have {value}.", $"Does {entity} have {value}?", $"Is it true that {entity} has {value}?",
            ],
            "CapableOf" =>
            [
                $"{entity} can {value}.", $"{entity} cannot {value}.", $"Can {entity} {value}?", $"Is it true that {entity} can {value}?",
                $"Is {entity} able to {value}?",
            ],
            "MadeOf" =>
            [
                $"{entity} is made of {value}.", $"{entity} is not made of {value}.", $"Is {entity} made of {value}?",
                $"Is it true that {entity} is made of {value}?",
            ],
            "HasProperty" => [$"{entity} is {value}.", $"{entity} is not {value}.", $"Is {entity} {value}?", $"Is it true that {entity} is {value}?"],
            _ => throw new FormatException($"'{relation}' is no relation of BeliefBank."),
        };
    }

    // Names of parts of the world, adjectives and plurals take no article.
    private static string WithArticle(string value) =>
        value is "africa" or "asia" or "europe" or "useful" or "smaller than cat" or "arithmetic" || value.StartsWith("one ", StringComparison.Ordinal)
            ? value
            : ("aeiou".Contains(value[0], StringComparison.Ordinal) ? "an " : "a ") + value;
}
