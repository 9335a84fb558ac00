using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary>Claims about many entities, some wrong, with rules among the claims about each; and then one claim more, and one more.</summary>
internal sealed class GrowingClaims
{
    private readonly Random _random;
    private readonly List<int>[] _claimsOf;
    private readonly List<bool> _truth = [false];

    /// <summary>Fills a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="entities">The number of entities.</param>
    /// <param name="claims">The number of claims, one variable each.</param>
    /// <param name="rules">The number of rules, two or three literals each, true in the planted world.</param>
    /// <param name="seed">Says which.</param>
    public GrowingClaims(IncrementalSession session, int entities, int claims, int rules, int seed)
    {
        _random = new Random(seed);
        _claimsOf = [.. Enumerable.Range(0, entities).Select(static _ => new List<int>())];
        for (int i = 0; i < claims; i++)
        {
            AddClaim(session, i % entities);
        }

        for (int i = 0; i < rules; i++)
        {
            AddRule(session, i % entities);
        }
    }

    /// <summary>Adds one claim and three rules that speak of it, as many as the others have.</summary>
    public void AddOne(IncrementalSession session)
    {
        int entity = _random.Next(_claimsOf.Length);
        int claim = AddClaim(session, entity);
        for (int i = 0; i < 3; i++)
        {
            AddRule(session, entity, claim);
        }
    }

    private int AddClaim(IncrementalSession session, int entity)
    {
        int claim = session.NewVariable();
        _claimsOf[entity].Add(claim);
        _truth.Add(_random.Next(2) == 0);
        bool isTold = _random.Next(10) == 0 ? !_truth[claim] : _truth[claim];
        session.AddSoft(_random.Next(200, 1000), isTold ? claim : -claim);
        return claim;
    }

    private void AddRule(IncrementalSession session, int entity, int claim = 0)
    {
        List<int> claims = _claimsOf[entity];
        int[] rule = new int[_random.Next(3) == 0 ? 3 : 2];
        bool holds = false;
        while (!holds)
        {
            for (int i = 0; i < rule.Length; i++)
            {
                int variable = i == 0 && claim != 0 ? claim : claims[_random.Next(claims.Count)];
                rule[i] = _random.Next(2) == 0 ? variable : -variable;
                holds |= _truth[variable] == rule[i] > 0;
            }
        }

        session.AddHard(rule);
    }
}
