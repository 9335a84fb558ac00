using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Logic;

namespace Consistency.Findings.Rules;

/// <summary>The rules of a claim set, instantiated over the constants that they mention and a few nameless things.</summary>
/// <remarks>
/// What holds of a thing that no rule names holds of everything: a rule of n variables follows from others exactly when it
/// does so for n such things (the Bernays-Schönfinkel class has small models; Herbrand's theorem). So a handful of them
/// stands for every input that the rules could ever meet. Every atom over them is made, unlike in a check.
/// </remarks>
internal sealed class RuleBase
{
    private const int MaxGeneric = 3;

    private readonly Dictionary<int, int> _opposites = [];

    private RuleBase(ImmutableArray<Statement> rules, ImmutableArray<Term> generic, ImmutableArray<Predicate> predicates, GroundProgram program)
    {
        Rules = rules;
        Generic = generic;
        Predicates = predicates;
        Program = program;
    }

    /// <summary>The rules; their numbers are their places here.</summary>
    public ImmutableArray<Statement> Rules { get; }

    /// <summary>The nameless things.</summary>
    public ImmutableArray<Term> Generic { get; }

    /// <summary>The predicates of the rules, in order of their first occurrence.</summary>
    public ImmutableArray<Predicate> Predicates { get; }

    /// <summary>The ground clauses.</summary>
    public GroundProgram Program { get; }

    /// <summary>Tells whether a statement speaks in general.</summary>
    public static bool IsRule(Statement statement, ConsistencyOptions options) => statement.Kind switch
    {
        StatementKind.Rule => StatementWeights.Of(statement, options) != 0 && statement.Confidence is not < 0.5,
        StatementKind.Declaration => statement.Declaration is not ConstantDeclaration,
        StatementKind.Fact => statement.Confidence is not <= 0.5
            && statement.Formula is UniversalQuantification or Implication or Equivalence or Negation { Operand: ExistentialQuantification },
        _ => false,
    };

    /// <summary>Instantiates rules.</summary>
    /// <exception cref="GroundingLimitException">There are more instances than the options allow.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RuleBase Of(ImmutableArray<Statement> rules, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        List<Formula> formulas = [.. rules.SelectMany(FormulasOf)];
        ImmutableArray<Predicate> predicates = [.. formulas.SelectMany(Mentions.AtomsOf).Select(static a => a.Predicate).Distinct()];
        List<Term> constants = [.. formulas.SelectMany(Mentions.TermsOf).Where(static t => !t.IsVariable).Distinct()];
        int widest = formulas.Select(VariableCount).Concat(predicates.Select(static p => p.Arity)).DefaultIfEmpty().Max();

        ImmutableArray<Term> generic = Unnamed(Math.Clamp(widest, 1, MaxGeneric), constants);
        double instances = predicates.Sum(p => Math.Pow(constants.Count + generic.Length, p.Arity));
        if (instances > options.MaxGroundClauses)
        {
            throw new GroundingLimitException(0, $"The rules have more than {options.MaxGroundClauses} atoms over {constants.Count + generic.Length} things.");
        }

        List<Statement> statements = [.. rules];
        HashSet<string> ids = new(rules.Select(static r => r.Id), StringComparer.Ordinal);
        void Add(Formula formula)
        {
            string id = $"any{statements.Count}";
            while (!ids.Add(id))
            {
                id += "'";
            }

            statements.Add(Statement.Create(StatementKind.Claim, id, formula));
        }

        List<Formula> atoms = [.. predicates.SelectMany(p => Tuples([.. generic, .. constants], p.Arity).Select(t => p.Of(t)))];
        if (atoms.Count > 0)
        {
            Add(Formula.And(atoms));
        }

        Dictionary<int, int> opposites = [];
        bool compares = formulas.Any(RuleNames.HasEquality);
        for (int rule = 0; rule < rules.Length; rule++)
        {
            // Clauses that use names for their parts cannot be denied by denying their literals.
            if (!compares && rules[rule].Formula is { } formula && HasDefinitions(formula) && OppositeOf(formula, generic) is { } opposite)
            {
                opposites.Add(rule, statements.Count);
                Add(opposite);
            }
        }

        GroundProgram program = Grounder.Ground(new ClaimSet(statements), options with { Reading = Reading.Classical }, cancellationToken);
        RuleBase result = new(rules, generic, predicates, program);
        foreach ((int rule, int statement) in opposites)
        {
            result._opposites.Add(rule, statement);
        }

        return result;
    }

    /// <summary>Gives the formulas that a rule or declaration stands for, but not transitivity.</summary>
    public static IEnumerable<Formula> FormulasOf(Statement statement) => statement.Declaration is { } declaration
        ? DeclarationLaws.Of(declaration).Select(static l => l.Formula).Concat(declaration is RelationDeclaration relation ? [Anything(relation.Relation)] : [])
        : [statement.Formula!];

    /// <summary>Gives the number of the statement that denies an instance of a rule; -1 when its clauses can be denied one by one.</summary>
    public int OppositeOf(int rule) => _opposites.GetValueOrDefault(rule, -1);

    /// <summary>Gives the literal of an atom over constants; 0 when no clause knows it.</summary>
    public int LiteralOf(RuleLiteral literal)
    {
        SymbolTable symbols = Program.Symbols;
        int symbol = symbols.Holds(literal.Atom.Predicate, positive: true, []).Symbol;
        int atom = Program.Atoms.Find(symbol, [.. literal.Atom.Arguments.Select(symbols.Constant)]);
        return literal.Holds ? atom : -atom;
    }

    /// <summary>Gives all tuples of some things.</summary>
    public static IEnumerable<Term[]> Tuples(IReadOnlyList<Term> things, int length) => length == 0
        ? [[]]
        : Tuples(things, length - 1).SelectMany(_ => things, static (t, last) => t.Append(last).ToArray());

    // A relation of which only transitivity is declared is mentioned all the same.
    private static AtomicFormula Anything(Predicate relation) => relation.Of(Term.Variable("x"), Term.Variable("y"));

    private static int VariableCount(Formula formula)
    {
        int count = 0;
        while (formula is UniversalQuantification universal)
        {
            count += universal.Variables.Length;
            formula = universal.Body;
        }

        return count;
    }

    private static bool HasDefinitions(Formula formula) =>
        Clausifier.Clausify(formula, new SymbolTable(Reading.Classical), 0, ClauseRole.Asserted).Any(static c => c.Role == ClauseRole.Definition);

    private static Formula? OppositeOf(Formula formula, ImmutableArray<Term> generic)
    {
        Dictionary<Term, Term> values = [];
        int used = 0;
        while (formula is UniversalQuantification universal)
        {
            foreach (Term variable in universal.Variables)
            {
                if (used == generic.Length)
                {
                    return null;
                }

                values[variable] = generic[used++];
            }

            formula = universal.Body;
        }

        return RuleNames.HasQuantifier(formula) ? null : !RuleNames.Replace(formula, values);
    }

    private static ImmutableArray<Term> Unnamed(int count, List<Term> taken)
    {
        List<Term> unnamed = [];
        for (int i = 1; unnamed.Count < count; i++)
        {
            Term next = Term.Constant($"any${i}");
            if (!taken.Contains(next))
            {
                unnamed.Add(next);
            }
        }

        return [.. unnamed];
    }
}
