using System.Collections.Immutable;
using Consistency.Solving;
using Consistency.Solving.Certificates;

namespace Consistency.Tests.Solving.Certificates;

/// <summary>Changes certificates, or the instance they are held against, and says whether the meaning changed for certain.</summary>
internal sealed class CertificateMutator(WeightedCnf instance, MaxSatResult result, int seed)
{
    private readonly Random _random = new(seed);

    public (WeightedCnf Instance, MaxSatResult Result, bool ChangesMeaning) Next()
    {
        LowerBoundCertificate proof = result.Certificate!;
        int which = _random.Next(proof.Parts.Length);
        PartCertificate part = proof.Parts[which];
        int core = Enumerable.Range(0, part.Steps.Length).FirstOrDefault(i => part.Steps[i].Kind == ProofStepKind.Core);
        long more = _random.Next(1, 4);

        // A rewritten part counts everything twice, so the last half of a unit proves nothing more; narrower tables prove the same.
        bool isNumberNeeded = part.Steps.All(step => step.Kind is not (ProofStepKind.Rewrite or ProofStepKind.Eliminate));
        return _random.Next(14) switch
        {
            0 => (instance, With(new LowerBoundCertificate(proof.LowerBound + more, proof.Parts)), true),
            1 => (instance, With(Raised(proof, which, more)), true),
            2 => (instance, With(new LowerBoundCertificate(long.MaxValue, proof.Parts)), true),
            3 => (instance, With(result.UpperBound + more, result.Assignment), true),
            4 => (instance, With(result.UpperBound - more, result.Assignment), true),
            5 => (instance, WithWrongAssignment(), true),
            6 => (OtherInstance(), result, true),
            7 => (instance, With(new LowerBoundCertificate(proof.LowerBound, proof.Parts.RemoveAt(which))), true),
            8 => (instance, With(Raised(new LowerBoundCertificate(proof.LowerBound, proof.Parts.Add(part)), which, 0, part.LowerBound)), true),
            9 => (instance, With(proof, which, part.Steps.RemoveAt(core)), true),
            10 => (instance, With(proof, which, part.Steps.SetItem(core, WithNumber(part.Steps[core], part.Steps[core].Number - 1))), isNumberNeeded),
            _ => (instance, With(proof, which, Disturbed(part.Steps)), false),
        };
    }

    /// <summary>Any change of one step; what comes out may prove the same in another way.</summary>
    private ImmutableArray<ProofStep> Disturbed(ImmutableArray<ProofStep> steps)
    {
        int i = _random.Next(steps.Length);
        ProofStep step = steps[i];
        switch (_random.Next(5))
        {
            case 0:
                return steps.RemoveAt(i);
            case 1:
                return steps.SetItem(i, WithNumber(step, step.Number + (_random.Next(2) == 0 ? 1 : -1)));
            case 2:
                ProofStepKind[] kinds = Enum.GetValues<ProofStepKind>();
                return steps.SetItem(i, new ProofStep(kinds[_random.Next(kinds.Length)], step.Literals, step.Number));
            case 3:
                return steps.RemoveAt(i).Insert(_random.Next(steps.Length), step);
            default:
                int[] literals = [.. step.Literals, _random.Next(-5, 6)];
                literals[_random.Next(literals.Length)] *= -1;
                return steps.SetItem(i, new ProofStep(step.Kind, [.. literals[.._random.Next(literals.Length + 1)]], step.Number));
        }
    }

    private static ProofStep WithNumber(ProofStep step, long number) => new(step.Kind, step.Literals, number);

    private static LowerBoundCertificate Raised(LowerBoundCertificate proof, int which, long more, long moreInAll = 0)
    {
        PartCertificate part = proof.Parts[which];
        PartCertificate raised = new(part.Variables, part.Hards, part.Softs, part.LowerBound + more, part.Steps);
        return new LowerBoundCertificate(proof.LowerBound + more + moreInAll, proof.Parts.SetItem(which, raised));
    }

    private MaxSatResult With(LowerBoundCertificate proof, int which, ImmutableArray<ProofStep> steps)
    {
        PartCertificate part = proof.Parts[which];
        PartCertificate changed = new(part.Variables, part.Hards, part.Softs, part.LowerBound, steps);
        return With(new LowerBoundCertificate(proof.LowerBound, proof.Parts.SetItem(which, changed)));
    }

    private MaxSatResult With(LowerBoundCertificate proof) => Result(result.UpperBound, result.Assignment, proof);

    private MaxSatResult With(long upper, ImmutableArray<bool> assignment) => Result(upper, assignment, result.Certificate!);

    public static MaxSatResult Result(long upper, ImmutableArray<bool> assignment, LowerBoundCertificate proof) => new()
    {
        Status = MaxSatStatus.Feasible,
        LowerBound = proof.LowerBound,
        UpperBound = upper,
        Assignment = assignment,
        FalsifiedSoft = [],
        IsCanonical = false,
        CertifiedLowerBound = true,
        Certificate = proof,
    };

    /// <summary>An assignment that costs something else, or falsifies what is hard.</summary>
    private MaxSatResult WithWrongAssignment()
    {
        for (int tries = 0; tries < 100; tries++)
        {
            bool[] changed = [.. result.Assignment];
            int variable = _random.Next(1, changed.Length);
            changed[variable] = !changed[variable];
            bool isFeasible = Enumerable.Range(0, instance.HardCount).All(i => Holds(instance.Hard(i), changed));
            long cost = Enumerable.Range(0, instance.SoftCount).Sum(i => Holds(instance.Soft(i), changed) ? 0 : instance.Weight(i));
            if (!isFeasible || cost != result.UpperBound)
            {
                return With(result.UpperBound, [.. changed]);
            }
        }

        return With(result.UpperBound + 1, result.Assignment);
    }

    /// <summary>The instance with one weight or one literal changed.</summary>
    private WeightedCnf OtherInstance()
    {
        WeightedCnfBuilder builder = new(instance.VariableCount);
        int changedSoft = _random.Next(instance.SoftCount);
        bool isWeight = instance.Soft(changedSoft).IsEmpty || _random.Next(2) == 0;
        for (int i = 0; i < instance.HardCount; i++)
        {
            builder.AddHard(instance.Hard(i));
        }

        for (int i = 0; i < instance.SoftCount; i++)
        {
            int[] clause = instance.Soft(i).ToArray();
            long weight = instance.Weight(i);
            if (i == changedSoft)
            {
                weight += isWeight ? 1 : 0;
                if (!isWeight)
                {
                    clause[0] = -clause[0];
                }
            }

            builder.AddSoft(weight, clause);
        }

        return builder.Build();
    }

    private static bool Holds(ReadOnlySpan<int> clause, bool[] assignment)
    {
        foreach (int literal in clause)
        {
            if (assignment[Math.Abs(literal)] == literal > 0)
            {
                return true;
            }
        }

        return false;
    }
}
