using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Cli.Testing;

/// <summary>What a test says must come out.</summary>
/// <param name="Place">Where it says so; the head of the test for what is expected without being said.</param>
/// <param name="Words">In the words of the file, without <c>expect</c>.</param>
internal abstract record Expectation(SourceSpan Place, string Words);

/// <summary>The statements can all be true, or cannot.</summary>
/// <param name="Place">Where it says so.</param>
/// <param name="Words">In the words of the file.</param>
/// <param name="Verdict">Consistent or inconsistent.</param>
/// <param name="Because">The ids of statements that stand together in one conflict; empty for any conflict.</param>
internal sealed record ExpectedVerdict(SourceSpan Place, string Words, Verdict Verdict, ImmutableArray<string> Because) : Expectation(Place, Words);

/// <summary>The question, or statement, on the same line has this answer.</summary>
/// <param name="Place">Where it says so.</param>
/// <param name="Words">In the words of the file.</param>
/// <param name="Answer">Anything but undecided.</param>
internal sealed record ExpectedAnswer(SourceSpan Place, string Words, AnswerVerdict Answer) : Expectation(Place, Words);

/// <summary>This becomes of a statement in the cheapest repair.</summary>
/// <param name="Place">Where it says so.</param>
/// <param name="Words">In the words of the file.</param>
/// <param name="Outcome">Anything but undecided.</param>
/// <param name="Id">The id of the statement; null when the statement itself is said again on the same line.</param>
internal sealed record ExpectedOutcome(SourceSpan Place, string Words, ClaimOutcome Outcome, string? Id) : Expectation(Place, Words);
