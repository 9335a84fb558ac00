namespace Consistency.Solving.Cores;

/// <summary>Explores the power set of the members: each seed is shrunk to a MUS or is the complement of an MCS.</summary>
/// <remarks>
/// <para>M. Liffiton, A. Previti, A. Malik and J. Marques-Silva, "Fast, flexible MUS enumeration" (2016), with maximal seeds,
/// which find MUSes early. A maximal seed that can hold needs no growing: every larger set is explored already, and what
/// was explored above it cannot hold.</para>
/// <para>Seeds come from a map that is always our own solver, and are shrunk by <see cref="MusExtractor"/>, whose result
/// depends on no accident of the search; so the whole sequence is the same with every oracle.</para>
/// </remarks>
internal sealed class Marco(ISatOracle oracle, MemberSet members, SubsetCollection found)
{
    private readonly SubsetMap _map = new(members.Count);

    /// <summary>Explores until all is explored, a limit is hit, or so many seeds were looked at.</summary>
    public void Run(CancellationToken cancellationToken, int mostSeeds = int.MaxValue)
    {
        Dictionary<int, int> placeOf = [];
        for (int place = 0; place < members.Count; place++)
        {
            placeOf.Add(members.Literals[place], place);
        }

        bool isExact = true;
        bool[] seed = new bool[members.Count];
        while (_map.TryNext(seed, cancellationToken))
        {
            if (mostSeeds-- == 0)
            {
                return;
            }

            MusResult? mus = MusExtractor.TryExtract(oracle, members.LiteralsAt(seed), cancellationToken);
            if (mus is null)
            {
                int[] mcs = MemberSet.PlacesWhere(seed, false);
                if (!found.TryAddMcs(mcs))
                {
                    return;
                }

                _map.RequireOneOf(mcs);
                continue;
            }

            int[] places = [.. mus.Literals.Select(literal => placeOf[literal])];
            if (mus.Status == MusStatus.Unknown || (mus.Status == MusStatus.Minimal && !found.TryAddMus(places)))
            {
                return;
            }

            // A limit of the oracle left it larger than need be: what lies above is explored, and what lies below is not.
            isExact &= mus.Status == MusStatus.Minimal;
            _map.BlockSupersets(places);
        }

        found.IsComplete = isExact;
        found.HasAllMcses = isExact;
    }
}
