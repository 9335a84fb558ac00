using System.Collections.Immutable;
using System.Text.Json;
using Consistency.AI.Extraction;
using Consistency.Language;
using Consistency.Language.Programs;
using Consistency.Logic;
using Consistency.Tests;

namespace Consistency.AI.Tests.Extraction.Review;

/// <summary>A sentence, what a real model wrote for it, and what it means.</summary>
/// <param name="Sentence">The sentence of the corpus.</param>
/// <param name="Written">The formulas that the model wrote for it; none when it wrote none.</param>
/// <param name="Meant">What the sentence means, by the grammar, which reads every sentence of these corpora.</param>
/// <param name="Defect">In what the two differ; null when they are the same.</param>
internal sealed record RecordedTranslation(string Sentence, ImmutableArray<Formula> Written, Formula Meant, string? Defect);

/// <summary>The recorded logic programs of GPT-4, cut into sentences and what was written for each.</summary>
internal static class RecordedTranslations
{
    private static readonly ClaimParser Parser = new();

    public static IEnumerable<RecordedTranslation> Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip("llm-programs", file)));
        foreach (JsonElement item in document.RootElement.EnumerateArray())
        {
            string context = item.GetProperty("context").GetString()!;
            string question = item.GetProperty("question").GetString()!;
            string program = item.GetProperty("raw_logic_programs")[0].GetString()!;
            foreach (RecordedTranslation translation in Align(context, question[(question.IndexOf('?', StringComparison.Ordinal) + 1)..].Trim(), program))
            {
                yield return translation;
            }
        }
    }

    private static IEnumerable<RecordedTranslation> Align(string context, string asked, string program)
    {
        List<Written> lines = [.. ProgramLine.Split(program).Where(static l => l.Section is "facts" or "rules" or "query").Select(Written.Of)];
        foreach (Sentence sentence in Sentence.Split(context, file: null))
        {
            yield return Translation(sentence.Text, lines.Where(static l => l.Section != "query").ToList());
        }

        if (Parser.ParseFormula(asked).Formula is not null)
        {
            yield return Translation(asked, lines.Where(static l => l.Section == "query").ToList());
        }
    }

    // The line for a sentence: by the English beside it, else by what it says apart from signs, else by the names that it shares.
    private static RecordedTranslation Translation(string sentence, List<Written> lines)
    {
        Formula meant = Parser.ParseFormula(sentence).Formula!;
        string key = Key(meant, withSigns: false);
        Written? line = lines.Find(l => l.English is not null && Same(l.English, sentence))
            ?? lines.Find(l => l.Formula is not null && Key(l.Formula, withSigns: true) == Key(meant, withSigns: true))
            ?? lines.Find(l => l.Formula is not null && Key(l.Formula, withSigns: false) == key);
        if (line is null && lines is [{ Section: "query" } only])
        {
            line = only;
        }

        if (line is null)
        {
            return new RecordedTranslation(sentence, [], meant, "dropped");
        }

        if (line.Formula is null)
        {
            return new RecordedTranslation(sentence, [], meant, "unreadable");
        }

        string? defect = line.IsFree ? "free variable"
            : Key(line.Formula, withSigns: true) == Key(meant, withSigns: true) ? null
            : Key(line.Formula, withSigns: false) == key ? "polarity"
            : "other";
        return new RecordedTranslation(sentence, [line.Formula], meant, defect);
    }

    private static bool Same(string left, string right) =>
        left.TrimEnd('.').Equals(right.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    public static string Key(Formula formula, bool withSigns) => ProgramClause.Of(formula) is { } clauses
        ? string.Join(';', clauses.Select(c => c.Key(withSigns)).Order(StringComparer.Ordinal))
        : formula.ToString();

    private sealed record Written(string Section, string? English, Formula? Formula, bool IsFree)
    {
        public static Written Of(ProgramLine line)
        {
            try
            {
                Formula formula = RuleSyntax.Read(line.Formula);
                List<Term> free = FreeVariables.AllOf(formula);
                bool isFree = free.Count > 0
                    && (formula is not Implication implication || free.Exists(v => !FreeVariables.AllOf(implication.Antecedent).Contains(v)));
                return new Written(line.Section, line.English, free.Count == 0 ? formula : new UniversalQuantification([.. free], formula), isFree);
            }
            catch (FormatException)
            {
                return new Written(line.Section, line.English, null, IsFree: false);
            }
        }
    }
}
