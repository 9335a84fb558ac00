using System.Globalization;
using Consistency.Logic;
using Native = Microsoft.Z3.Native;

namespace Consistency.Z3;

/// <summary>Says formulas in Z3's terms, over one uninterpreted sort; what it makes lives as long as the context.</summary>
internal sealed class FormulaEncoder
{
    private readonly nint _context;
    private readonly nint _sort;
    private readonly nint _boolean;
    private readonly Dictionary<string, nint> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<Predicate, nint> _predicates = [];
    private readonly Dictionary<string, nint> _scope = new(StringComparer.Ordinal);
    private uint _bound;

    public FormulaEncoder(nint context)
    {
        _context = context;
        _sort = Keep(Native.Z3_mk_uninterpreted_sort(context, Symbol("thing")));
        _boolean = Keep(Native.Z3_mk_bool_sort(context));
    }

    /// <summary>Says that different names are different things.</summary>
    public void Distinguish(IReadOnlyCollection<Term> things, Action<nint> assert)
    {
        nint[] constants = [.. things.Select(Constant)];
        if (constants.Length > 1)
        {
            assert(Keep(Native.Z3_mk_distinct(_context, (uint)constants.Length, constants)));
        }
    }

    /// <summary>Makes a proposition that stands for a formula in cores.</summary>
    public nint Label(int place) => Keep(Native.Z3_mk_const(_context, Native.Z3_mk_int_symbol(_context, place), _boolean));

    /// <summary>Says a formula.</summary>
    /// <exception cref="ArgumentException">A variable is free.</exception>
    public nint Encode(Formula formula) => Keep(formula switch
    {
        AtomicFormula atom => Application(atom),
        Equality equality => Native.Z3_mk_eq(_context, Encode(equality.Left), Encode(equality.Right)),
        Negation negation => Native.Z3_mk_not(_context, Encode(negation.Operand)),
        Conjunction conjunction => Joined(conjunction.Operands, Native.Z3_mk_and),
        Disjunction disjunction => Joined(disjunction.Operands, Native.Z3_mk_or),
        ExclusiveDisjunction exclusive => Native.Z3_mk_xor(_context, Encode(exclusive.Left), Encode(exclusive.Right)),
        Implication implication => Native.Z3_mk_implies(_context, Encode(implication.Antecedent), Encode(implication.Consequent)),
        Equivalence equivalence => Native.Z3_mk_iff(_context, Encode(equivalence.Left), Encode(equivalence.Right)),
        QuantifiedFormula quantified => Quantified(quantified),
        _ => throw new InvalidOperationException($"Unknown formula {formula.GetType().Name}."),
    });

    /// <summary>Gives how many things there are in a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="named">How many have a name; there are at least as many.</param>
    public int SizeOf(nint model, int named)
    {
        Native.Z3_model_inc_ref(_context, model);
        int size = Math.Max(1, named);
        for (uint i = 0; i < Native.Z3_model_get_num_sorts(_context, model); i++)
        {
            nint universe = Native.Z3_model_get_sort_universe(_context, model, Native.Z3_model_get_sort(_context, model, i));
            Native.Z3_ast_vector_inc_ref(_context, universe);
            size = Math.Max(size, (int)Native.Z3_ast_vector_size(_context, universe));
            Native.Z3_ast_vector_dec_ref(_context, universe);
        }

        Native.Z3_model_dec_ref(_context, model);
        return size;
    }

    private nint Application(AtomicFormula atom)
    {
        if (!_predicates.TryGetValue(atom.Predicate, out nint declaration))
        {
            nint[] domain = new nint[atom.Predicate.Arity];
            Array.Fill(domain, _sort);
            declaration = Keep(Native.Z3_mk_func_decl(_context, Symbol("p " + atom.Predicate), (uint)domain.Length, domain, _boolean));
            _predicates.Add(atom.Predicate, declaration);
        }

        nint[] arguments = [.. atom.Arguments.Select(Encode)];
        return Native.Z3_mk_app(_context, declaration, (uint)arguments.Length, arguments);
    }

    private nint Joined(IReadOnlyList<Formula> operands, Func<nint, uint, nint[], nint> join)
    {
        nint[] parts = [.. operands.Select(Encode)];
        return join(_context, (uint)parts.Length, parts);
    }

    private nint Quantified(QuantifiedFormula quantified)
    {
        // Each bound variable is a constant with a name of its own while its formula is made; then it is bound.
        nint[] variables = new nint[quantified.Variables.Length];
        List<(string Name, nint? Outer)> hidden = [];
        for (int i = 0; i < variables.Length; i++)
        {
            string name = quantified.Variables[i].Name;
            variables[i] = Keep(Native.Z3_mk_const(_context, Symbol("x " + (_bound++).ToString(CultureInfo.InvariantCulture)), _sort));
            hidden.Add((name, _scope.TryGetValue(name, out nint outer) ? outer : null));
            _scope[name] = variables[i];
        }

        nint body = Encode(quantified.Body);
        foreach ((string name, nint? outer) in hidden)
        {
            if (outer is { } before)
            {
                _scope[name] = before;
            }
            else
            {
                _scope.Remove(name);
            }
        }

        const uint Weight = 0;
        return quantified is UniversalQuantification
            ? Native.Z3_mk_forall_const(_context, Weight, (uint)variables.Length, variables, 0, [], body)
            : Native.Z3_mk_exists_const(_context, Weight, (uint)variables.Length, variables, 0, [], body);
    }

    private nint Encode(Term term) => !term.IsVariable ? Constant(term)
        : _scope.TryGetValue(term.Name, out nint variable) ? variable
        : throw new ArgumentException($"The variable '{term}' is bound by no quantifier.");

    private nint Constant(Term term)
    {
        if (!_constants.TryGetValue(term.Name, out nint constant))
        {
            constant = Keep(Native.Z3_mk_const(_context, Symbol("c " + term.Name), _sort));
            _constants.Add(term.Name, constant);
        }

        return constant;
    }

    private nint Symbol(string name) => Native.Z3_mk_string_symbol(_context, name);

    private nint Keep(nint made)
    {
        Native.Z3_inc_ref(_context, made);
        return made;
    }
}
