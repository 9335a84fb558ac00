namespace Consistency.Solving.Cores;

/// <summary>Finds MUSes in the order of their cost: each is a cheapest hitting set of the correction sets.</summary>
/// <remarks>
/// <para>A. Ignatiev, A. Previti, M. Liffiton and J. Marques-Silva, "Smallest MUS extraction with minimal hitting set
/// dualization" (2015). What cannot hold together hits every correction set. So a cheapest hitting set of those known, not
/// above a MUS found before, is a MUS if it cannot hold: a cheaper part of it that could not either would be a hitting set
/// as well. If it can hold, growing it gives correction sets that it does not hit, several disjoint ones at a time.</para>
/// <para>Departure: where there are few subsets in all, exploring them all and sorting them is faster, and gives the same; so
/// <see cref="Marco"/> goes first, for a while, and its correction sets are a start otherwise.</para>
/// <para>Ties are broken by <see cref="MaxSatSession"/>: fewer members, then earlier ones.</para>
/// </remarks>
/// <param name="oracle">Holds the clauses.</param>
/// <param name="members">The assumptions.</param>
/// <param name="found">Receives what is found.</param>
/// <param name="mostSeeds">How long it is tried to explore them all.</param>
internal sealed class CheapestMuses(ISatOracle oracle, MemberSet members, SubsetCollection found, int mostSeeds = 2000)
{
    public void Run(CancellationToken cancellationToken)
    {
        SubsetCollection explored = new(members, new MusEnumerationOptions());
        new Marco(oracle, members, explored).Run(cancellationToken, mostSeeds);
        if (explored.IsComplete)
        {
            found.TakeCheapest(explored);
            return;
        }

        foreach (int[] mcs in explored.Mcses)
        {
            found.AddMcs(mcs);
        }

        while (!found.IsFull)
        {
            MaxSatResult hitting = new MaxSatSession(HittingSets()).Optimize(cancellationToken);
            if (hitting.Status == MaxSatStatus.Unsatisfiable)
            {
                found.IsComplete = true;
                return;
            }

            bool[] isMember = [.. Enumerable.Range(1, members.Count).Select(variable => hitting.Assignment[variable])];
            OracleAnswer answer = oracle.Solve(members.LiteralsAt(isMember), cancellationToken);
            bool goesOn = answer switch
            {
                OracleAnswer.Unsatisfiable => found.TryAddMus(MemberSet.PlacesWhere(isMember, true)),
                OracleAnswer.Satisfiable => AddCorrectionSets(isMember, cancellationToken),
                _ => false,
            };
            if (!goesOn)
            {
                return;
            }
        }
    }

    /// <summary>Variable p + 1 says that place p is a member; each costs its weight.</summary>
    private WeightedCnf HittingSets()
    {
        WeightedCnfBuilder builder = new(members.Count);
        foreach (int[] mcs in found.Mcses)
        {
            builder.AddHard(Array.ConvertAll(mcs, static place => place + 1));
        }

        foreach (int[] mus in found.Muses)
        {
            builder.AddHard(Array.ConvertAll(mus, static place => -(place + 1)));
        }

        // Among equals, early soft clauses are kept: so last places are left out first.
        for (int place = members.Count - 1; place >= 0; place--)
        {
            builder.AddSoft(members.Weights[place], -(place + 1));
        }

        return builder.Build();
    }

    /// <summary>Adds disjoint correction sets that a set, which was just found to hold, does not hit.</summary>
    private bool AddCorrectionSets(bool[] isMember, CancellationToken cancellationToken)
    {
        bool[] isKept = [.. isMember];
        int[] mcs;
        do
        {
            bool[] grown = [.. isKept];
            if (!TryGrow(grown, cancellationToken))
            {
                return false;
            }

            mcs = MemberSet.PlacesWhere(grown, false);
            found.AddMcs(mcs);

            // The next one must be disjoint: whatever was left out now has to be in.
            foreach (int place in mcs)
            {
                isKept[place] = true;
            }
        }
        while (mcs.Length > 0 && oracle.Solve(members.LiteralsAt(isKept), cancellationToken) == OracleAnswer.Satisfiable);
        return true;
    }

    /// <summary>Adds members as long as all can hold together; the oracle has just found that those so far can.</summary>
    private bool TryGrow(bool[] isMember, CancellationToken cancellationToken)
    {
        Absorb(isMember);
        for (int place = 0; place < isMember.Length; place++)
        {
            if (isMember[place])
            {
                continue;
            }

            isMember[place] = true;
            switch (oracle.Solve(members.LiteralsAt(isMember), cancellationToken))
            {
                case OracleAnswer.Satisfiable:
                    Absorb(isMember);
                    break;
                case OracleAnswer.Unsatisfiable:
                    isMember[place] = false;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private void Absorb(bool[] isMember)
    {
        for (int place = 0; place < isMember.Length; place++)
        {
            isMember[place] |= oracle.IsTrue(members.Literals[place]);
        }
    }
}
