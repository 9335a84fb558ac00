using System.CommandLine;
using Consistency.Claims;

namespace Consistency.Cli;

/// <summary>The options of <c>check</c> that say how much to list, what may change, and what if.</summary>
internal sealed class WhatIfOptions
{
    private readonly Option<int> _conflicts = Number("--conflicts", "How many conflicts to list at most.", new ConsistencyOptions().MaxViolations, 1_000_000);
    private readonly Option<int> _repairs = Number("--repairs", "How many repairs to list at most, the cheapest first.", new ConsistencyOptions().MaxRepairs, 1_000);
    private readonly Option<string[]> _lock = new("--lock") { HelpName = "id", Description = "The id of a statement that no repair may change; can be repeated." };
    private readonly Option<string[]> _prefer = new("--prefer")
    {
        HelpName = "source",
        Description = $"A source to believe before others: what it says weighs {ConsistencyOptions.PreferenceFactor} times as much; can be repeated.",
    };

    private readonly Option<string[]> _assume = new("--assume") { HelpName = "statement", Description = "A statement to add as certain; can be repeated." };
    private readonly Option<string[]> _without = new("--without") { HelpName = "id", Description = "The id of a statement to leave out; can be repeated." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_conflicts, _repairs, _lock, _prefer, _assume, _without])
        {
            command.Add(option);
        }
    }

    /// <summary>Puts what was said into the options of a check.</summary>
    public ConsistencyOptions Apply(ParseResult parsed, ConsistencyOptions options) => options with
    {
        MaxViolations = parsed.GetValue(_conflicts),
        MaxRepairs = parsed.GetValue(_repairs),
        LockedIds = [.. parsed.GetValue(_lock) ?? []],
        PreferredSources = [.. parsed.GetValue(_prefer) ?? []],
    };

    /// <summary>Leaves out and adds the statements that were named.</summary>
    public ClaimSet Apply(ParseResult parsed, ClaimSet claims, CancellationToken cancellationToken)
    {
        // What is left out must be there already; what is assumed must not take its name.
        string[] without = parsed.GetValue(_without) ?? [];
        claims.Without(without);
        return (parsed.GetValue(_assume) ?? []).Aggregate(claims, (set, text) => set.Assume(text, cancellationToken)).Without(without);
    }

    /// <summary>Tells whether statements were added or left out.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_assume) is { Length: > 0 } || parsed.GetValue(_without) is { Length: > 0 };

    private static Option<int> Number(string name, string description, int usual, int most)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out int number) && number >= 1 && number <= most))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no number for {name}: it lies between 1 and {most}.");
            }
        });
        return option;
    }
}
