using Antlr4.Runtime;

namespace Consistency.Language;

/// <summary>Keeps parse trees by the types of their tokens, and gives a kept one the words of a new sentence.</summary>
/// <remarks>
/// The grammar sees nothing of a token but its type, so sentences with the same types have the same tree. Texts repeat few
/// patterns; for those the parser is passed over. A tree is good until the next one is asked for.
/// </remarks>
internal sealed class TreeCache
{
    // Enough for the patterns that texts repeat; more would only hold memory.
    private const int MaxTrees = 4_096;
    private const int BitsPerType = 7;
    private const int TypesPerHalf = 128 / BitsPerType;
    private const int MaxTokens = 2 * TypesPerHalf;

    private readonly Dictionary<(UInt128, UInt128), (ParserRuleContext Tree, ClaimToken[] Tokens)> _trees = [];

    public ParserRuleContext? Find(List<ClaimToken> tokens)
    {
        if (tokens.Count > MaxTokens || !_trees.TryGetValue(Types(tokens), out (ParserRuleContext Tree, ClaimToken[] Tokens) kept))
        {
            return null;
        }

        for (int i = 0; i < tokens.Count; i++)
        {
            kept.Tokens[i].TakeWordsOf(tokens[i]);
        }

        return kept.Tree;
    }

    /// <summary>Keeps a tree; from now on its tokens belong to the cache.</summary>
    public void Keep(List<ClaimToken> tokens, ParserRuleContext tree)
    {
        if (tokens.Count > MaxTokens)
        {
            return;
        }

        if (_trees.Count == MaxTrees)
        {
            // Patterns that are needed come back; those of a text long gone do not.
            _trees.Clear();
        }

        _trees.TryAdd(Types(tokens), (tree, [.. tokens]));
    }

    // No type is 0, so sequences of different lengths differ, too.
    private static (UInt128 First, UInt128 Second) Types(List<ClaimToken> tokens)
    {
        UInt128 first = 0;
        UInt128 second = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            UInt128 type = (UInt128)(uint)tokens[i].Type;
            if (i < TypesPerHalf)
            {
                first = (first << BitsPerType) | type;
            }
            else
            {
                second = (second << BitsPerType) | type;
            }
        }

        return (first, second);
    }
}
