namespace Cordon.Core.Networks;

/// <summary>
/// Names the accounts of a trail, and those that pay into them, whose pasts say that the rest of their money is stolen too: from victims who
/// have not reported yet. A bank can then be asked and they be warned before the trail is complete.
/// </summary>
/// <remarks>
/// It stands with networks and not with the tracer, since it is a judgement about accounts and no arithmetic of money: a trace stays exact
/// whatever is thought of it. A pure function of what is known at the moment; no list, label or model goes in.
/// </remarks>
public static class LikelyMules
{
    /// <summary>The score from which on an account is named, and the most that there can be.</summary>
    public const int ScoreMin = 6;
    public const int ScoreMax = 11;

    /// <summary>Accounts that are judged for one trace, those of the trail first, and pasts that are read for it: a few milliseconds.</summary>
    private const int AccountsMax = 96;
    private const int PastsMax = 192;

    /// <summary>Named accounts in a row against the money's way, from the trail on.</summary>
    private const int StepsMax = 3;

    /// <summary>Finds them.</summary>
    /// <param name="purses">The purses that the traced money reached, nearest first; the victim's not among them.</param>
    /// <param name="atMilliseconds">The moment, from the Unix epoch.</param>
    /// <param name="isStolen">Whether a transfer, by its number, is known to be of stolen money: on the trail, or reported.</param>
    /// <param name="pastOf">A purse's past at the moment.</param>
    public static IReadOnlyList<LikelyMule> Of(
        IEnumerable<uint> purses, long atMilliseconds, Func<uint, bool> isStolen, Func<uint, AccountPast> pastOf)
    {
        ArgumentNullException.ThrowIfNull(purses);
        ArgumentNullException.ThrowIfNull(isStolen);
        ArgumentNullException.ThrowIfNull(pastOf);
        // Whatever is not judged is on the trail all the same: who pays into it is no victim that nobody knows.
        var reached = purses.Distinct().ToList();
        var trail = reached.ToHashSet();
        var queue = new Queue<(uint Purse, uint Downstream, int Steps)>();
        foreach (var purse in reached.Take(AccountsMax))
        {
            queue.Enqueue((purse, 0, 0));
        }

        var judged = new HashSet<uint>();
        var pasts = new Dictionary<uint, AccountPast>();
        var named = new List<(uint Purse, MuleFinding Finding)>();
        var relayed = new HashSet<uint>();
        while (queue.TryDequeue(out var next) && judged.Count < AccountsMax)
        {
            if (!judged.Add(next.Purse) || Judge(next.Purse, next.Downstream) is not { IsLikely: true } found)
            {
                continue;
            }

            named.Add((next.Purse, found));
            foreach (var suspicion in next.Steps < StepsMax ? found.Suspicions : [])
            {
                if (IsRelayed(suspicion, Judge(suspicion.Other, next.Purse)))
                {
                    relayed.Add(suspicion.Transfer);
                    queue.Enqueue((suspicion.Other, next.Purse, next.Steps + 1));
                }
            }
        }

        var mules = named.Select(mule => mule.Purse).Concat(trail).ToHashSet();
        return
        [
            .. named.Select(mule => new LikelyMule(
                mule.Purse, trail.Contains(mule.Purse), mule.Finding.Score, mule.Finding.Reasons,
                [.. mule.Finding.Suspicions.Where(payment => !relayed.Contains(payment.Transfer) && !mules.Contains(payment.Other))])),
        ];

        MuleFinding Judge(uint purse, uint downstream)
        {
            if (!pasts.TryGetValue(purse, out var past) && pasts.Count < PastsMax)
            {
                pasts.Add(purse, past = pastOf(purse));
            }

            return past is null ? MuleFinding.Nothing : MuleJudge.Judge(past, atMilliseconds, isStolen, downstream);
        }
    }

    /// <summary>
    /// Whether who paid it is no victim but the next one up: half of it is other people's money that had just come, of several people, or known
    /// to be stolen. Money of a single one may be the victim's own, from his savings at another bank.
    /// </summary>
    private static bool IsRelayed(in PastPayment payment, MuleFinding payer) =>
        payer.Relayed.GetValueOrDefault(payment.Transfer) >= payment.Minor - (payment.Minor / 2)
        && payer.Reasons.Any(reason => reason.Sign == MuleSign.PassedStolenOn || (reason.Sign == MuleSign.Strangers && reason.Found > 1));
}
