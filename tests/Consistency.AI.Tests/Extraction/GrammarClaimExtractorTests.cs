using Consistency.AI.Extraction;
using Consistency.Claims;

namespace Consistency.AI.Tests.Extraction;

public class GrammarClaimExtractorTests
{
    [Fact]
    public async Task Extract_SentencesThatParse_KeepTheirPlaceAndGetTheSource()
    {
        const string Text = "Every penguin is a bird. Well, whatever that may be, who knows? Tweety is a penguin.";

        ExtractedClaims extracted = await new GrammarClaimExtractor().ExtractAsync(
            Text, new ExtractionContext { Source = "model", Confidence = 0.8 }, TestContext.Current.CancellationToken);

        Assert.All(extracted.Claims.Statements, static s => Assert.Equal(("model", 0.8), (s.Source, s.Confidence)));
        Assert.Equal(
            ["Every penguin is a bird", "Tweety is a penguin"],
            extracted.Claims.Statements.Select(s => Text.Substring(s.Span.Start, s.Span.Length).TrimEnd('.')));
        Assert.NotEmpty(extracted.Untranslated);
        Assert.False(extracted.Claims.IsComplete);
    }

    [Fact]
    public async Task Extract_WithKnownStatements_TakesFreeIds()
    {
        ClaimSet known = new ClaimSetBuilder().AddText(
            "Every penguin is a bird. Opus is a penguin.", file: null, TestContext.Current.CancellationToken).Build();

        ExtractedClaims extracted = await new GrammarClaimExtractor().ExtractAsync(
            "Opus is not a bird.", new ExtractionContext { Known = known, IdPrefix = "s" }, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(extracted.Claims.Statements[0].Id, known.Statements.Select(static s => s.Id));
    }
}
