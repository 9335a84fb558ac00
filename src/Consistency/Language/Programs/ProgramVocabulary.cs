using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language.Programs;

/// <summary>The predicates that a program declares and the names that it uses; mends uses that miss them narrowly.</summary>
internal sealed class ProgramVocabulary
{
    // Two letters apart, a word of five is still the same word misspelt.
    private const int MaxDistance = 2;

    private readonly Action<string, DiagnosticSeverity, string, string?, ProgramLine?> _report;
    private readonly Dictionary<string, Predicate> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<Predicate, Predicate> _singular = [];
    private readonly Dictionary<string, Predicate> _undeclared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Term> _constants = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    private readonly string _program;

    /// <summary>Creates the vocabulary of a program.</summary>
    /// <param name="program">The whole text, in which the uses of a name are counted.</param>
    /// <param name="report">Takes what is to be said.</param>
    public ProgramVocabulary(string program, Action<string, DiagnosticSeverity, string, string?, ProgramLine?> report)
    {
        _program = program;
        _report = report;
    }

    /// <summary>The English that the program translates; a word of it is not misspelt.</summary>
    public string English { get; set; } = string.Empty;

    public void Declare(ProgramLine line)
    {
        try
        {
            Predicate predicate = RuleSyntax.ReadDeclaration(line.Formula);
            if (!_declared.TryAdd(predicate.Name, predicate) && _declared[predicate.Name].Arity != predicate.Arity)
            {
                _report(
                    DiagnosticCatalogue.TwoArities, DiagnosticSeverity.Warning, $"'{predicate.Name}' is declared twice, with different numbers of arguments.", "Keep one.", line);
            }
        }
        catch (FormatException e)
        {
            _report(DiagnosticCatalogue.BadDeclaration, DiagnosticSeverity.Warning, e.Message, "Declarations look like 'Sees($x, $y, bool)'.", line);
        }
    }

    /// <summary>Finds plurals that are declared beside their singular, and takes them for it.</summary>
    public void FindPlurals()
    {
        foreach (Predicate plural in _declared.Values)
        {
            string name = Inflection.Singular(plural.Name);
            if (name != plural.Name && _declared.TryGetValue(name, out Predicate? singular) && singular.Arity == plural.Arity)
            {
                _singular.Add(plural, singular);
                _report(
                    DiagnosticCatalogue.PluralSplit,
                    DiagnosticSeverity.Warning,
                    $"'{plural.Name}' and '{singular.Name}' are declared as two predicates; they were read as one.",
                    $"Declare '{singular.Name}' only.",
                    null);
            }
        }
    }

    /// <summary>Puts declared predicates in the place of misspelt ones; null when the formula cannot be trusted.</summary>
    public Formula? Repair(Formula formula, ProgramLine line)
    {
        Note(formula);
        return _declared.Count == 0 ? formula : Renaming.Of(formula, p => Declared(p, line), static t => t);
    }

    /// <summary>Says a formula of the English in the names of the program.</summary>
    public Formula InProgramNames(Formula formula) => Renaming.Of(
        formula,
        p => _declared.Values.Concat(_undeclared.Values).FirstOrDefault(d => d.Arity == p.Arity && ProgramClause.Fold(d.Name) == ProgramClause.Fold(p.Name)) is { } known
            ? _singular.GetValueOrDefault(known, known)
            : p,
        t => !t.IsVariable && _constants.TryGetValue(ProgramClause.Fold(t.Name), out Term? known) ? known : t);

    private void Note(Formula formula)
    {
        if (formula is AtomicFormula atom)
        {
            foreach (Term argument in atom.Arguments)
            {
                if (!argument.IsVariable)
                {
                    _constants.TryAdd(ProgramClause.Fold(argument.Name), argument);
                }
            }
        }

        foreach (Formula part in formula.Parts)
        {
            Note(part);
        }
    }

    private Predicate Declared(Predicate used, ProgramLine line)
    {
        if (_declared.TryGetValue(used.Name, out Predicate? declared))
        {
            if (declared.Arity != used.Arity && _reported.Add($"{used.Name}/{used.Arity}"))
            {
                _report(
                    DiagnosticCatalogue.ArityClash,
                    DiagnosticSeverity.Warning,
                    $"'{used.Name}' has {used.Arity} arguments here and {declared.Arity} where it is declared: these are two predicates.",
                    "Give it the declared number of arguments.",
                    line);
            }

            return _singular.GetValueOrDefault(declared, declared);
        }

        List<Predicate> near = [.. _declared.Values.Where(d => d.Arity == used.Arity && IsNear(d.Name, used.Name))];
        bool isSafe = near.Count == 1;
        if (_reported.Add($"{used.Name}/{used.Arity}"))
        {
            _report(
                DiagnosticCatalogue.UndeclaredPredicate,
                DiagnosticSeverity.Warning,
                isSafe ? $"'{used.Name}' is not declared; it was read as '{near[0].Name}'." : $"'{used.Name}' is not declared.",
                near.Count > 0 ? $"Did you mean '{near[0].Name}'?" : "Declare it under 'Predicates:'.",
                line);
        }

        return isSafe ? near[0] : OneNumber(used, line);
    }

    // "impuses" and "impus", neither of them declared, are one predicate all the same.
    private Predicate OneNumber(Predicate used, ProgramLine line)
    {
        string key = $"{ProgramClause.Fold(used.Name)}/{used.Arity}";
        if (!_undeclared.TryGetValue(key, out Predicate? first))
        {
            _undeclared.Add(key, used);
            return used;
        }

        if (first != used && _reported.Add(key))
        {
            _report(
                DiagnosticCatalogue.PluralSplit,
                DiagnosticSeverity.Warning,
                $"'{used.Name}' and '{first.Name}' are used as two predicates; they were read as one.",
                $"Use '{Inflection.Singular(used.Name)}' only.",
                line);
        }

        return first;
    }

    // A word that stands in the English, or more than once in the program, is probably meant as it is written.
    // No slip of the pen turns "begin34" into "begin35": numbers are meant.
    private bool IsNear(string declared, string used) =>
        ProgramClause.Fold(declared) == ProgramClause.Fold(used)
        || (Math.Min(declared.Length, used.Length) > 4 && declared.Where(char.IsDigit).SequenceEqual(used.Where(char.IsDigit)) && Spelling.Distance(declared, used) <= MaxDistance
            && !English.Contains(used, StringComparison.OrdinalIgnoreCase)
            && _program.IndexOf(used, StringComparison.OrdinalIgnoreCase) == _program.LastIndexOf(used, StringComparison.OrdinalIgnoreCase));
}
