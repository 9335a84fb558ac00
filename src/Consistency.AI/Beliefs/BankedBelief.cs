using Consistency.AI.Extraction;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.AI.Beliefs;

/// <summary>A belief in the bank: what it says, in which words, and what the model said of it.</summary>
internal sealed class BankedBelief(string id, Formula says, string affirmation, string denial, ElicitedBelief said)
{
    private const double Even = 0.5;

    // What two sums differ by that should be the same says nothing of what the model holds.
    private const double Rounding = 1e-9;

    public string Id => id;

    /// <summary>What is asked about; the model may hold the opposite.</summary>
    public Formula Says => says;

    public string Affirmation => affirmation;

    public ElicitedBelief Said { get; private set; } = said;

    public ElicitedBelief? SaidFirst { get; private set; }

    public bool IsEven => Math.Abs(Said.Probability!.Value - Even) < Rounding;

    public bool IsAffirmed => Said.Probability >= Even;

    /// <summary>What the model holds, as a claim: the likelier side in its own words, so that conflicts read as they are meant.</summary>
    public Statement ToClaim(string? source) => Statement.Create(
        StatementKind.Claim,
        id,
        IsAffirmed ? says : Opposites.Of(says),
        IsAffirmed ? affirmation : denial,
        IsEven ? Even : Math.Max(Said.Probability!.Value, 1 - Said.Probability.Value),
        source);

    /// <summary>Takes what the model said when it was asked again.</summary>
    public void Replace(ElicitedBelief later) => (SaidFirst, Said) = (Said, later);
}
