using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Logic;

namespace Consistency.Findings.Rules;

/// <summary>Finds what needs reasoning: contradictory rules, impossible concepts, superfluous rules, and rules that say nothing.</summary>
internal sealed class LogicReview
{
    private readonly RuleBase _base;
    private readonly RuleLogic _logic;
    private readonly Vocabulary _vocabulary;
    private readonly List<int[]>[] _clausesOf;

    // Tells the rules that still count: not those that contradict others or were found to be superfluous.
    private readonly bool[] _active;
    private readonly HashSet<Predicate> _impossible = [];
    private readonly HashSet<int> _vacuous = [];

    /// <summary>Prepares the review.</summary>
    public LogicReview(RuleBase rules, RuleLogic logic, Vocabulary vocabulary)
    {
        _base = rules;
        _logic = logic;
        _vocabulary = vocabulary;
        _active = [.. rules.Rules.Select(static _ => true)];
        _clausesOf = [.. rules.Rules.Select(static _ => new List<int[]>())];
        GroundProgram program = rules.Program;
        for (int clause = 0; clause < program.ClauseCount; clause++)
        {
            ClauseGroup group = program.Group(program.GroupOf(clause));
            if (group.Statement < rules.Rules.Length && group.Role == ClauseRole.Asserted)
            {
                _clausesOf[group.Statement].Add(program.Clause(clause).ToArray());
            }
        }
    }

    /// <summary>Gives the findings, one after the other, so that the caller can stop.</summary>
    public IEnumerable<RuleFinding> Findings() =>
        Contradictory().Concat(Tautologies()).Concat(Impossible()).Concat(Duplicates()).Concat(Vacuous()).Concat(Redundant())
            .Concat(new ClashReview(_base, _logic, _vocabulary, r => _active[r] && !_vacuous.Contains(r), _impossible).Findings());

    private bool IsActive(int rule) => _active[rule];

    private bool IsCertain(int rule) => _active[rule] && _logic.IsHard[rule];

    private Statement[] Statements(IEnumerable<int> rules) => [.. rules.Select(r => _base.Rules[r])];

    // What is left without one rule of each contradiction can hold together, so the other questions make sense.
    private IEnumerable<RuleFinding> Contradictory()
    {
        while (_logic.Conflict([], IsActive) is { Count: > 0 } conflict)
        {
            int weakest = conflict.Where(r => !_logic.IsHard[r]).DefaultIfEmpty(conflict[^1]).Last();
            _active[weakest] = false;
            yield return new RuleFinding
            {
                Kind = RuleFindingKind.Contradictory,
                Severity = conflict.All(r => _logic.IsHard[r]) ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                Statements = [.. Statements(conflict)],
                Message = conflict.Count == 1 ? "This rule contradicts itself." : $"These {conflict.Count} rules cannot all hold, whatever the claims are.",
                Hint = "Change or remove one of them. The other findings are about the rules without "
                    + $"[{_base.Rules[weakest].Id}].",
            };
        }
    }

    private IEnumerable<RuleFinding> Tautologies()
    {
        for (int rule = 0; rule < _clausesOf.Length; rule++)
        {
            if (_clausesOf[rule].Count == 0 && _base.Rules[rule].Formula is not null)
            {
                _active[rule] = false;
                yield return new RuleFinding
                {
                    Kind = RuleFindingKind.Vacuous,
                    Severity = DiagnosticSeverity.Warning,
                    Statements = [_base.Rules[rule]],
                    Message = "This rule holds whatever is so, and says nothing.",
                    Hint = "Look for a name that stands on both sides by mistake, or remove it.",
                };
            }
        }
    }

    private IEnumerable<RuleFinding> Impossible()
    {
        foreach (Predicate predicate in _base.Predicates)
        {
            RuleLiteral typical = new(predicate.Of([.. _base.Generic.Take(predicate.Arity)
                .Concat(Enumerable.Repeat(_base.Generic[0], Math.Max(0, predicate.Arity - _base.Generic.Length)))]), Holds: true);
            if (_logic.Conflict([_base.LiteralOf(typical)], IsActive) is not { } conflict || !IsAlwaysRefuted(predicate))
            {
                continue;
            }

            string witness = Scenario.Say([typical], _base.Generic, _vocabulary);
            if (conflict.Any(r => !_logic.IsHard[r]))
            {
                yield return Exception(conflict, witness);
                continue;
            }

            _impossible.Add(predicate);
            int[] mute = [.. ConditionalRules().Where(f => f.Conditions.Any(c => c.Holds && c.Atom.Predicate.Equals(predicate)))
                .Select(static f => f.Rule).Distinct().Except(conflict)];
            _vacuous.UnionWith(mute);
            yield return new RuleFinding
            {
                Kind = RuleFindingKind.Impossible,
                Severity = conflict.Count == 1 ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning,
                Statements = [.. Statements(conflict)],
                Message = $"It can never be that {witness}: "
                    + (conflict.Count == 1 ? "this rule excludes it" : $"these {conflict.Count} rules then contradict each other")
                    + (mute.Length == 0 ? "." : $", and {(mute.Length == 1 ? "1 other rule" : $"{mute.Length} other rules")} about it {(mute.Length == 1 ? "says" : "say")} nothing."),
                Hint = conflict.Count == 1
                    ? "If that is meant, the name is not needed; else change the rule."
                    : "Change one of them; or give the one that has exceptions a confidence.",
                Witness = witness,
            };
        }
    }

    // Rules with a confidence give way, so nothing is impossible because of them.
    private RuleFinding Exception(List<int> conflict, string witness) => new()
    {
        Kind = RuleFindingKind.Clash,
        Severity = DiagnosticSeverity.Information,
        Statements = [.. Statements(conflict)],
        Message = $"If {witness}, these {conflict.Count} rules contradict each other, and one with a confidence gives way.",
        Hint = "Nothing is wrong if these exceptions are meant.",
        Witness = witness,
    };

    private bool IsAlwaysRefuted(Predicate predicate)
    {
        IEnumerable<Term> named = Enumerable.Range(0, _base.Program.Symbols.ConstantCount).Select(_base.Program.Symbols.ConstantAt);
        return RuleBase.Tuples([.. named], predicate.Arity)
            .Select(t => _base.LiteralOf(new RuleLiteral(predicate.Of(t), Holds: true)))
            .All(l => l == 0 || _logic.Refutes([l], IsActive));
    }

    // Over all things at once, renamed, reordered and contraposed rules have the very same ground clauses.
    private IEnumerable<RuleFinding> Duplicates()
    {
        Dictionary<string, int> first = new(StringComparer.Ordinal);
        foreach (int rule in Enumerable.Range(0, _clausesOf.Length).Where(IsActive).OrderBy(r => _logic.IsHard[r] ? 0 : 1))
        {
            string key = string.Join(';', _clausesOf[rule].Select(static c => string.Join(',', c)).Distinct().Order(StringComparer.Ordinal));
            if (IsInClauses(rule) && !first.TryAdd(key, rule))
            {
                yield return Duplicate(rule, first[key]);
            }
        }
    }

    private RuleFinding Duplicate(int rule, int other)
    {
        _active[rule] = false;
        bool sameText = _base.Rules[rule].Formula == _base.Rules[other].Formula && _base.Rules[rule].Formula is not null;
        return new RuleFinding
        {
            Kind = RuleFindingKind.Duplicate,
            Severity = DiagnosticSeverity.Warning,
            Statements = [.. Statements([rule, other])],
            Message = $"[{_base.Rules[rule].Id}] says {(sameText ? "again what" : "in another way what")} [{_base.Rules[other].Id}] says.",
            Hint = _logic.IsHard[rule] ? "Remove one of them." : "Remove one of them, or it is weighed twice.",
        };
    }

    private IEnumerable<RuleFinding> Vacuous()
    {
        foreach (IGrouping<int, RuleForm> forms in ConditionalRules().GroupBy(static f => f.Rule))
        {
            SortedSet<int> because = [];
            bool isRefuted = _active[forms.Key] && !_vacuous.Contains(forms.Key) && !IsAboutImpossible(forms.Key);
            foreach (RuleForm form in forms)
            {
                isRefuted = isRefuted && Literals(form.Conditions) is { } literals
                    && AddAll(because, _logic.Conflict(literals, r => IsCertain(r) && r != forms.Key));
            }

            if (isRefuted)
            {
                _vacuous.Add(forms.Key);
                yield return new RuleFinding
                {
                    Kind = RuleFindingKind.Vacuous,
                    Severity = DiagnosticSeverity.Warning,
                    Statements = [.. Statements(because.Prepend(forms.Key))],
                    Message = $"The condition of [{_base.Rules[forms.Key].Id}] can never hold"
                        + (because.Count == 0 ? "." : $", because of {(because.Count == 1 ? "1 other rule" : $"{because.Count} other rules")}."),
                    Hint = "Change the condition, or remove the rule: it is never applied.",
                };
            }
        }
    }

    // From the last to the first, so that of rules that give each other the earlier ones stay; then the reasons, out of what stays.
    private IEnumerable<RuleFinding> Redundant()
    {
        List<int> redundant = [];
        for (int rule = _clausesOf.Length - 1; rule >= 0; rule--)
        {
            if (_active[rule] && !_vacuous.Contains(rule) && !IsAboutImpossible(rule) && Reasons(rule, justWhether: true) is not null)
            {
                _active[rule] = false;
                redundant.Add(rule);
            }
        }

        redundant.Reverse();
        foreach (int rule in redundant)
        {
            if (Reasons(rule, justWhether: false) is not { } reasons)
            {
                continue;
            }

            if (reasons.Count == 1 && _logic.IsHard[rule] && Follows(reasons.First(), r => r == rule))
            {
                yield return Duplicate(rule, reasons.First());
                continue;
            }

            yield return new RuleFinding
            {
                Kind = RuleFindingKind.Redundant,
                Severity = DiagnosticSeverity.Information,
                Statements = [.. Statements(reasons.Prepend(rule))],
                Message = $"[{_base.Rules[rule].Id}] follows from {string.Join(", ", reasons.Select(r => $"[{_base.Rules[r].Id}]"))}.",
                Hint = "It can be removed; nothing changes.",
            };
        }
    }

    private SortedSet<int>? Reasons(int rule, bool justWhether)
    {
        bool Others(int r) => IsCertain(r) && r != rule;
        if (_base.OppositeOf(rule) is >= 0 and int opposite)
        {
            return _logic.ConflictWith(opposite, Others) is { } conflict ? [.. conflict] : null;
        }

        SortedSet<int> reasons = [];
        foreach (int[] clause in IsInClauses(rule) ? _clausesOf[rule] : [])
        {
            int[] denied = [.. clause.Select(static l => -l)];
            if (!(justWhether ? _logic.Refutes(denied, Others) : AddAll(reasons, _logic.Conflict(denied, Others))))
            {
                return null;
            }
        }

        return IsInClauses(rule) ? reasons : null;
    }

    private bool Follows(int rule, Func<int, bool> from) => _base.OppositeOf(rule) is >= 0 and int opposite
        ? _logic.ConflictWith(opposite, from) is not null
        : IsInClauses(rule) && _clausesOf[rule].All(c => _logic.Refutes([.. c.Select(static l => -l)], from));

    // Not where parts have names of their own, nor where transitivity is declared, which no clause spells out.
    private bool IsInClauses(int rule) =>
        _clausesOf[rule].Count > 0
        && !_clausesOf[rule].Any(c => c.Any(l => _base.Program.Atoms.Describe(Math.Abs(l)) is null))
        && !(_base.Rules[rule].Declaration is RelationDeclaration relation && relation.Properties.HasFlag(RelationProperties.Transitive));

    private bool IsAboutImpossible(int rule) => _clausesOf[rule].Any(c => c.Any(l =>
        l < 0 && _base.Program.Atoms.Describe(-l) is { } atom && _impossible.Contains(atom.Atom.Predicate)));

    private IEnumerable<RuleForm> ConditionalRules() =>
        Enumerable.Range(0, _clausesOf.Length).Where(r => _base.Rules[r].Formula is not null).SelectMany(r => RuleForm.Of(r, _base.Rules[r].Formula!));

    private int[]? Literals(IReadOnlyList<RuleLiteral> literals) => RuleInstance.Of(_base, literals) is { } instance
        ? [.. instance.Select(_base.LiteralOf).Where(static l => l != 0)]
        : null;

    private static bool AddAll(SortedSet<int> set, List<int>? items)
    {
        set.UnionWith(items ?? []);
        return items is not null;
    }
}
