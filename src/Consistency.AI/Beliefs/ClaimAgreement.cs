using System.Collections.Immutable;
using Consistency.AI.Extraction;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.AI.Beliefs;

/// <summary>Counts how many samples say each claim, and how many deny it.</summary>
/// <remarks>
/// Of n samples of which a say a claim, b deny it and s say neither, the claim has the confidence (a + s/2 + 1)/(n + 2): Laplace's rule of
/// succession, in which silence speaks half for either side. So a claim of one sample among ten weighs little, and one that is denied as
/// often as it is made weighs nothing.
/// </remarks>
internal sealed class ClaimAgreement(ClaimSet? known)
{
    private readonly List<Tally> _tallies = [];
    private readonly Dictionary<Formula, Tally> _byFormula = [];
    private readonly List<Diagnostic> _diagnostics = [.. known?.Diagnostics ?? []];
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);
    private readonly StatementIds _ids = new(known);
    private Vocabulary _vocabulary = known?.Vocabulary ?? Vocabulary.Empty;
    private int _samples;

    /// <summary>What is known and what was said so far, for the names of the next sample.</summary>
    public ClaimSet Said => new([.. known?.Statements ?? [], .. _tallies.Select(static t => t.First)], _vocabulary);

    /// <summary>Adds what a sample says.</summary>
    /// <returns>False when it says nothing that could be checked.</returns>
    public bool Add(int sample, ExtractedClaims claims)
    {
        _samples++;
        _vocabulary = _vocabulary.Merge(claims.Claims.Vocabulary);
        foreach (UntranslatedSentence sentence in claims.Untranslated.Where(u => _unread.Add(u.Text)))
        {
            _diagnostics.Add(sentence.ToDiagnostic());
        }

        bool says = false;
        foreach (Statement statement in claims.Claims.Statements.Where(static s => s is { Kind: StatementKind.Claim, Formula: not null }))
        {
            says = true;
            (Formula formula, bool isDenied) = Unsigned(statement.Formula!);
            if (!_byFormula.TryGetValue(formula, out Tally? tally))
            {
                tally = new Tally(_ids.Next("c"), statement);
                _byFormula.Add(formula, tally);
                _tallies.Add(tally);
            }

            (isDenied ? tally.Denying : tally.Affirming).TryAdd(sample, statement);
        }

        return says;
    }

    /// <summary>Notes that there is a sample less than was asked for.</summary>
    public void AddMissing(string reason) => _diagnostics.Add(new Diagnostic
    {
        Id = "CON0405",
        Severity = DiagnosticSeverity.Error,
        Message = reason,
    });

    /// <summary>Gives the claims with their confidences, beside what is known.</summary>
    public (ClaimSet All, ImmutableArray<SampledClaim> Claims) Build()
    {
        ImmutableArray<SampledClaim> claims = [.. _tallies.Select(t => t.ToClaim(_samples))];
        return (new ClaimSet([.. known?.Statements ?? [], .. claims.Select(static c => c.Statement)], _vocabulary, _diagnostics), claims);
    }

    /// <summary>What a sample says of the claims that were built: true as they are, false otherwise. Both sides of one claim say nothing of it.</summary>
    public Dictionary<string, bool> SaidBy(int sample)
    {
        Dictionary<string, bool> said = new(StringComparer.Ordinal);
        foreach (Tally tally in _tallies)
        {
            bool affirms = tally.Affirming.ContainsKey(sample);
            if (affirms != tally.Denying.ContainsKey(sample))
            {
                said.Add(tally.Id, affirms == tally.IsAffirmed);
            }
        }

        return said;
    }

    private static (Formula Formula, bool IsDenied) Unsigned(Formula formula) =>
        formula is Negation denial ? (denial.Operand, true) : (formula, false);

    private sealed class Tally(string id, Statement first)
    {
        public string Id => id;

        public Statement First => first;

        public Dictionary<int, Statement> Affirming { get; } = [];

        public Dictionary<int, Statement> Denying { get; } = [];

        public bool IsAffirmed => Affirming.Count >= Denying.Count;

        public SampledClaim ToClaim(int samples)
        {
            (Dictionary<int, Statement> supporting, Dictionary<int, Statement> denying) = IsAffirmed ? (Affirming, Denying) : (Denying, Affirming);
            Statement said = supporting[supporting.Keys.Min()];
            int both = supporting.Keys.Count(denying.ContainsKey);
            int silent = samples - supporting.Count - denying.Count + both;

            // A sample that says both speaks half for either side, as one that says neither does.
            double confidence = (supporting.Count - both + ((silent + both) / 2.0) + 1) / (samples + 2);
            Statement claim = StatementAdoption.Create(
                said, StatementKind.Claim, id, StatementAdoption.Says(said), said.Text, confidence, said.Source, said.Span);
            return new SampledClaim(claim, supporting.Count, denying.Count, silent);
        }
    }
}
