using System.Globalization;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Says formulas in English, in the users' words; in Japanese where these are Japanese.</summary>
/// <remarks>
/// Literals, "and", "or", conditions and one or two variables have good English; everything else is printed in the formal
/// register. What is printed in English from what was parsed from English means the same when it is parsed again.
/// </remarks>
public static class EnglishPrinter
{
    /// <summary>Says a formula.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="vocabulary">The words for its predicates and names.</param>
    /// <returns>A sentence without a full stop, or the formula in the formal register.</returns>
    public static string Print(Formula formula, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(vocabulary);
        bool? isJapanese = IsJapanese(formula, vocabulary);
        string? said = isJapanese is { } japanese ? new Sayer(vocabulary, japanese).Sentence(formula) : null;
        return said is null ? formula.ToString() : char.IsLower(said[0]) ? char.ToUpperInvariant(said[0]) + said[1..] : said;
    }

    // Null when one part has Japanese words and another has not: no sentence says both.
    private static bool? IsJapanese(Formula formula, Vocabulary vocabulary)
    {
        bool? isJapanese = null;
        foreach (Predicate predicate in Mentions.PredicatesOf(formula))
        {
            if (vocabulary.Wordings.TryGetValue(predicate, out Wording? wording))
            {
                bool here = JapaneseText.IsJapanese(wording.Positive);
                if (isJapanese is { } before && before != here)
                {
                    return null;
                }

                isJapanese = here;
            }
        }

        return isJapanese ?? false;
    }

    /// <summary>Holds how the variables of one sentence are said so far.</summary>
    private sealed class Sayer(Vocabulary vocabulary, bool isJapanese)
    {
        private readonly string _and = isJapanese ? "かつ" : " and ";
        private readonly string _or = isJapanese ? "または" : " or ";
        private readonly Dictionary<Term, string> _variables = [];
        private Term? _something;
        private bool _mentioned;

        public string? Sentence(Formula formula) => formula switch
        {
            UniversalQuantification universal => Universal(universal),
            ExistentialQuantification { Variables.Length: 1 } existential => Existential(existential),
            Implication implication => Conditional(implication),
            Negation { Operand: not (AtomicFormula or Equality) } negation when !isJapanese && Clause(negation.Operand) is { } denied => "it is not the case that " + denied,
            _ => Clause(formula),
        };

        private string? Universal(UniversalQuantification universal)
        {
            switch (universal.Variables.Length)
            {
                case 1:
                    _something = universal.Variables[0];
                    break;
                case 2 or 3:
                    for (int i = 0; i < universal.Variables.Length; i++)
                    {
                        _variables[universal.Variables[i]] = "XYZ"[i].ToString();
                    }

                    break;
                default:
                    return null;
            }

            return universal.Body switch
            {
                Implication implication => Conditional(implication),
                _ when _something is null => null,
                Negation { Operand: AtomicFormula atom } when !isJapanese => Quantified(atom, "nothing", holds: true),
                AtomicFormula atom => Quantified(atom, isJapanese ? "すべて" : "everything", holds: true),
                _ => null,
            };
        }

        private string? Quantified(AtomicFormula atom, string word, bool holds)
        {
            if (atom.Arguments.Count(a => a.Equals(_something)) != 1 || !atom.Arguments[0].Equals(_something))
            {
                return null;
            }

            _variables[_something!] = word;
            return Literal(atom, holds);
        }

        private string? Existential(ExistentialQuantification existential)
        {
            _something = existential.Variables[0];
            return existential.Body switch
            {
                AtomicFormula atom => Quantified(atom, Something, holds: true),
                Negation { Operand: AtomicFormula atom } => Quantified(atom, Something, holds: false),
                _ => null,
            };
        }

        private string? Conditional(Implication implication)
        {
            if (implication.Antecedent is Negation { Operand: not (AtomicFormula or Equality) })
            {
                return null;
            }

            string? condition = Clause(implication.Antecedent);
            string? consequence = condition is null ? null : Clause(implication.Consequent);
            return consequence is null ? null : isJapanese ? $"もし{condition}ならば、{consequence}" : $"if {condition} then {consequence}";
        }

        // Nested "and" inside "or" and the like would be ambiguous in English.
        private string? Clause(Formula formula)
        {
            switch (formula)
            {
                case AtomicFormula atom:
                    return Literal(atom, holds: true);
                case Negation { Operand: AtomicFormula atom }:
                    return Literal(atom, holds: false);
                case Conjunction conjunction:
                    return Join(conjunction.Operands, _and);
                case Disjunction disjunction:
                    return Join(disjunction.Operands, _or);
                case ExclusiveDisjunction exclusive when !isJapanese && Join([exclusive.Left, exclusive.Right], " or ") is { } either:
                    return either + " but not both";
                default:
                    return null;
            }
        }

        private string? Join(IReadOnlyCollection<Formula> parts, string word)
        {
            List<string> said = [];
            foreach (Formula part in parts)
            {
                string? one = part switch
                {
                    AtomicFormula atom => Literal(atom, holds: true),
                    Negation { Operand: AtomicFormula atom } => Literal(atom, holds: false),
                    _ => null,
                };
                if (one is null)
                {
                    return null;
                }

                // "According to S, …" in front of one part would be read as being in front of all.
                if (one.Contains(", ", StringComparison.Ordinal) && parts.Count > 1)
                {
                    return null;
                }

                said.Add(one);
            }

            return string.Join(word, said);
        }

        private string? Literal(AtomicFormula atom, bool holds)
        {
            if (!vocabulary.Wordings.TryGetValue(atom.Predicate, out Wording? wording))
            {
                return null;
            }

            object[] names = new object[atom.Arguments.Length];
            for (int i = 0; i < names.Length; i++)
            {
                if (Name(atom.Arguments[i]) is not { } name)
                {
                    return null;
                }

                names[i] = name;
            }

            return string.Format(CultureInfo.InvariantCulture, holds ? wording.Positive : wording.Negative, names);
        }

        // The variable is "something" where it comes first and "it" afterwards.
        private string? Name(Term term)
        {
            if (!term.IsVariable)
            {
                string name = vocabulary.NameOf(term);
                if (isJapanese)
                {
                    // Kana could be a particle: 「はな子」.
                    return name[0] != '「' && name.AsSpan().ContainsAnyInRange('\u3041', '\u3096') ? $"「{name}」" : name;
                }

                // A lower-case name without an article would read as a kind of things behind a verb.
                return name.StartsWith("the ", StringComparison.Ordinal) || !char.IsLower(name[0]) ? name : $"\"{name}\"";
            }

            if (_variables.TryGetValue(term, out string? word))
            {
                return word;
            }

            if (!term.Equals(_something))
            {
                return null;
            }

            bool first = !_mentioned;
            _mentioned = true;
            return first ? Something : isJapanese ? "それ" : "it";
        }

        private string Something => isJapanese ? "何か" : "something";
    }
}
