using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>Draws small claim sets of every kind of statement from a seed.</summary>
internal sealed class RandomClaims(int seed)
{
    public static readonly Predicate[] Unary = [new("p", 1), new("q", 1)];
    public static readonly Predicate Relation = new("r", 2);
    public static readonly Predicate Proposition = new("s", 0);
    private static readonly string[] Variables = ["x", "y", "z"];

    private readonly Random _random = new(seed);

    public ClaimSet Next(int constants, int statements, bool quantifiers)
    {
        ClaimSetBuilder builder = new();
        for (int i = 0; i < statements; i++)
        {
            double? confidence = Math.Round(_random.NextDouble(), 2);
            Formula formula = _random.Next(3) == 0 ? Literal(constants, []) : Any(3, constants, [], quantifiers);
            switch (_random.Next(12))
            {
                case 0:
                    builder.AddFact(formula);
                    break;
                case 1 or 2:
                    builder.AddRule(Rule(constants, quantifiers), _random.Next(2) == 0 ? null : Math.Max(0.5, confidence.Value));
                    break;
                case 3:
                    builder.AddDeclaration(Declaration(constants));
                    break;
                case 4:
                    builder.AddQuestion(formula);
                    break;
                default:
                    builder.AddClaim(formula, _random.Next(4) == 0 ? null : confidence);
                    break;
            }
        }

        return builder.Build();
    }

    private Declaration Declaration(int constants)
    {
        if (_random.Next(4) == 0)
        {
            Term x = Term.Variable("x");
            return _random.Next(2) == 0
                ? new ExclusionDeclaration(Unary[0].Of(x), Unary[1].Of(x))
                : new ExclusionDeclaration(Unary[0].Of(Constant(constants)), Unary[1].Of(x), Proposition.Of());
        }

        RelationProperties properties = (RelationProperties)_random.Next(1, 32);
        if (_random.Next(2) == 0)
        {
            properties = RelationProperties.Transitive | (_random.Next(2) == 0 ? RelationProperties.Asymmetric : RelationProperties.None);
        }

        return new RelationDeclaration(Relation, properties, _random.Next(6) == 0 ? Relation : null);
    }

    private Formula Rule(int constants, bool quantifiers)
    {
        string[] bound = Variables[.._random.Next(1, 3)];
        Formula body = Any(2, constants, bound, quantifiers && _random.Next(3) == 0);
        foreach (string variable in bound)
        {
            body = Formula.ForAll(variable, body);
        }

        return body;
    }

    private Formula Any(int depth, int constants, string[] bound, bool quantifiers)
    {
        if (depth == 0 || _random.Next(5) == 0)
        {
            return Literal(constants, bound);
        }

        Formula Part() => Any(depth - 1, constants, bound, quantifiers);
        switch (_random.Next(quantifiers && bound.Length < 2 ? 9 : 7))
        {
            case 0:
                return !Part();
            case 1:
                return Part() & Part();
            case 2:
                return Part() | Part();
            case 3:
                return Part() ^ Part();
            case 4:
                return Part().Implies(Part());
            case 5:
                return Part().IfAndOnlyIf(Part());
            case 6:
                return Formula.Or(Part(), Part(), Part());
            default:
                string variable = Variables[bound.Length];
                Formula body = Any(depth - 1, constants, [.. bound, variable], quantifiers);
                return _random.Next(2) == 0 ? Formula.ForAll(variable, body) : Formula.Exists(variable, body);
        }
    }

    private Formula Literal(int constants, string[] bound)
    {
        Formula atom = _random.Next(8) switch
        {
            0 => Proposition.Of(),
            1 => new Equality(Argument(constants, bound), Argument(constants, bound)),
            2 or 3 or 4 => Unary[_random.Next(2)].Of(Argument(constants, bound)),
            _ => Relation.Of(Argument(constants, bound), Argument(constants, bound)),
        };
        return _random.Next(3) == 0 ? !atom : atom;
    }

    private Term Argument(int constants, string[] bound) =>
        bound.Length > 0 && _random.Next(3) != 0
            ? Term.Variable(bound[_random.Next(bound.Length)])
            : Constant(constants);

    private Term Constant(int constants) => Term.Constant($"c{_random.Next(constants)}");
}
