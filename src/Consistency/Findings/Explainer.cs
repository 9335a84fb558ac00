using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Grounding;

namespace Consistency.Findings;

/// <summary>Says in words how some statements contradict each other.</summary>
internal sealed class Explainer(GroundProgram program, ClaimSet claims)
{
    /// <summary>Gives the way to the contradiction, one step a line.</summary>
    /// <param name="derivation">The way; null when there is no chain of single steps.</param>
    public ImmutableArray<string> Explain(UnitDerivation? derivation)
    {
        if (derivation is null)
        {
            return ["No single chain of steps shows it: whichever way the open alternatives are decided, one of the statements fails."];
        }

        List<string> lines = [];
        foreach (int literal in derivation.NeededLiterals())
        {
            LawClause reason = derivation.ReasonOf(literal);
            if (reason.Literals.Length > 1 && Say(literal) is { } conclusion)
            {
                lines.Add($"{Premises(derivation, reason, except: literal)}, so {Lower(conclusion)} {(AppliesLaw(reason) ? $"({Basis(reason)})" : Basis(reason))}.");
            }
        }

        lines.Add(Contradiction(derivation));
        return [.. lines];
    }

    private string Contradiction(UnitDerivation derivation)
    {
        LawClause clause = derivation.Contradiction;
        string premises = Premises(derivation, clause, except: 0);
        if (program.Group(clause.Group).Role == ClauseRole.NonContradiction)
        {
            return $"{premises}: a contradiction.";
        }

        if (clause.Literals is [int only] && Say(only) is { } said)
        {
            return $"{premises}, but [{Id(clause)}] says: {said}.";
        }

        return clause.Literals.Length == 0
            ? $"[{Id(clause)}] cannot be true, whatever else is."
            : $"{premises}: ruled out by {Basis(clause)}.";
    }

    // "Alice is older than Bob [s1] and Bob is older than Carol [s2]": the reference stands where a statement says it outright.
    private string Premises(UnitDerivation derivation, LawClause clause, int except)
    {
        List<string> said = [];
        HashSet<int> seen = [];
        Stack<int> open = new(clause.Literals.Where(l => l != except).Select(static l => -l).Reverse());
        while (open.TryPop(out int literal))
        {
            if (!seen.Add(literal))
            {
                continue;
            }

            LawClause reason = derivation.ReasonOf(literal);
            if (Say(literal) is { } words)
            {
                words = reason.Literals.Length == 1 ? $"{words} [{Id(reason)}]" : words;
                said.Add(said.Count == 0 ? words : Lower(words));
            }
            else
            {
                // An auxiliary atom means nothing to a reader; what it rests on does.
                foreach (int premise in reason.Literals.Where(l => l != literal).Reverse())
                {
                    open.Push(-premise);
                }
            }
        }

        return said.Count == 0 ? $"[{Id(clause)}] holds" : Join(said);
    }

    private bool AppliesLaw(LawClause clause) => program.Group(clause.Group).Law != Law.None;

    // What a step rests on: a statement, or a law and the statement that declares it.
    private string Basis(LawClause clause)
    {
        ClauseGroup group = program.Group(clause.Group);
        if (group.Statement < 0)
        {
            return string.Empty;
        }

        Statement statement = claims.Statements[group.Statement];
        string name = statement.Declaration is RelationDeclaration { Relation: var relation }
            ? $"\"{relation.Name.Replace('_', ' ')}\" is "
            : string.Empty;
        string law = group.Law switch
        {
            Law.None => string.Empty,
            Law.Functional => $"{name}functional ",
            Law.Inverse => $"{name}an inverse ",
            Law.Exclusive => "they exclude each other ",
            _ => name + group.Law.ToString().ToLowerInvariant() + " ",
        };
        if (clause.OtherGroup >= 0)
        {
            ClauseGroup other = program.Group(clause.OtherGroup);
            string second = other.Statement == group.Statement ? string.Empty : $", [{claims.Statements[other.Statement].Id}]";
            return $"{law}and {other.Law.ToString().ToLowerInvariant()} [{statement.Id}]{second}";
        }

        return $"{law}[{statement.Id}]";
    }

    private string Id(LawClause clause) =>
        program.Group(clause.Group).Statement is >= 0 and int statement ? claims.Statements[statement].Id : "logic";

    private string? Say(int literal) =>
        program.Atoms.Describe(Math.Abs(literal)) is { } atom
            ? claims.Vocabulary.Say(atom.Atom, atom.Holds == literal > 0)
            : null;

    private static string Join(List<string> parts) => parts.Count switch
    {
        1 => parts[0],
        2 => $"{parts[0]} and {parts[1]}",
        _ => $"{string.Join(", ", parts[..^1])} and {parts[^1]}",
    };

    // "The cat" loses its capital within a sentence, "Tweety" keeps it: only the article is known to be no name.
    private static string Lower(string sentence) =>
        sentence.StartsWith("The ", StringComparison.Ordinal) || sentence.StartsWith("A ", StringComparison.Ordinal)
            ? char.ToLowerInvariant(sentence[0]) + sentence[1..]
            : sentence;
}
