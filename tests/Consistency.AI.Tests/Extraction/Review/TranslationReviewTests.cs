using Consistency.AI.Extraction.Review;
using Consistency.Logic;

namespace Consistency.AI.Tests.Extraction.Review;

public class TranslationReviewTests(ITestOutputHelper output)
{
    private static readonly string[] Files = ["proofwriter_dev_gpt-4_first300.json", "prontoqa_dev_gpt-4_first250.json"];

    /// <summary>What a real model wrote: at least 95 % of its defects are found, at most 2 % of what it wrote right is doubted.</summary>
    [Fact]
    public void RecordedTranslations_DefectsAreFoundAndSoundOnesPass()
    {
        SortedDictionary<string, (int All, int Found)> counts = new(StringComparer.Ordinal);
        foreach (RecordedTranslation translation in Files.SelectMany(RecordedTranslations.Read))
        {
            List<TranslationFinding> findings = TranslationReview.Review(translation.Sentence, translation.Written);
            Count(counts, translation.Defect ?? "sound", findings.Count > 0);
            if (translation.Defect is null == findings.Count > 0)
            {
                output.WriteLine($"{translation.Defect ?? "sound"}: {translation.Sentence} | {string.Join(" ; ", translation.Written)} | {string.Join(' ', findings)}");
            }
        }

        Print(counts);
        int defects = counts.Where(static c => c.Key != "sound").Sum(static c => c.Value.All);
        int caught = counts.Where(static c => c.Key != "sound").Sum(static c => c.Value.Found);
        Assert.True(defects > 50);
        Assert.True(caught >= 0.95 * defects, $"{caught} of {defects} defects were found.");
        Assert.True(counts["sound"].Found <= 0.02 * counts["sound"].All, $"{counts["sound"].Found} of {counts["sound"].All} sound ones were doubted.");
    }

    /// <summary>Sound translations, spoilt on purpose in ten ways.</summary>
    [Fact]
    public void SpoiltTranslations_AreFound()
    {
        SortedDictionary<string, (int All, int Found)> counts = new(StringComparer.Ordinal);
        Random random = new(11);
        foreach (RecordedTranslation translation in Files.SelectMany(RecordedTranslations.Read).Where(static t => t.Defect is null))
        {
            foreach (string kind in TranslationMutations.Kinds)
            {
                if (TranslationMutations.Of(translation.Written[0], kind, random) is not { } spoilt
                    || (spoilt.Length == 1 && RecordedTranslations.Key(spoilt[0], withSigns: true) == RecordedTranslations.Key(translation.Meant, withSigns: true)))
                {
                    continue;
                }

                bool isFound = TranslationReview.Review(translation.Sentence, spoilt).Count > 0;
                Count(counts, kind, isFound);
                if (!isFound && counts[kind].All - counts[kind].Found < 6)
                {
                    output.WriteLine($"{kind}: {translation.Sentence} | {spoilt[0]}");
                }
            }
        }

        Print(counts);
        Assert.Equal(TranslationMutations.Kinds.Order(StringComparer.Ordinal), counts.Keys);
        Assert.All(counts, static c => Assert.True(c.Value.Found >= 0.95 * c.Value.All, $"{c.Key}: {c.Value.Found} of {c.Value.All} were found."));
    }

    private static void Count(SortedDictionary<string, (int All, int Found)> counts, string kind, bool isFound)
    {
        (int all, int found) = counts.GetValueOrDefault(kind);
        counts[kind] = (all + 1, found + (isFound ? 1 : 0));
    }

    private void Print(SortedDictionary<string, (int All, int Found)> counts)
    {
        foreach ((string kind, (int all, int found)) in counts)
        {
            output.WriteLine($"{kind,-20} {all,6} translations, {found,6} with findings ({100.0 * found / all:0.0} %)");
        }
    }
}
