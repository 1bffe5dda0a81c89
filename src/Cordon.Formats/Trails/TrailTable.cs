using Cordon.Core.Values;
using System.Globalization;
using Cordon.Core.Networks;
using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Tracing;

namespace Cordon.Formats.Trails;

/// <summary>A trail as a table in plain text: where the money is, then how it came there.</summary>
public static class TrailTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter to, TrailReport trail)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(trail);
        if (trail.Ends.Count == 0)
        {
            to.WriteLine(TrailWords.Nothing(trail, trail.At.ToString()));
            return;
        }

        var stolen = $"{trail.Stolen.ToMajorString()} {trail.Stolen.Currency.Code}";
        var what = trail.AskedAccount is { } asked ? Name(trail.Accounts[asked]) : string.Join(", ", trail.Payments);
        to.WriteLine($"{VisibleText.Of(what)}: {stolen}, {TrailWords.Of(trail.Policy)}, {(trail.IsBackward ? "whence, " : "")}at {trail.At}");

        to.WriteLine();
        Columns(to, ["AMOUNT", "SHARE", "WHERE", "", "HOP", trail.IsBackward ? "UNTIL" : "SINCE", "WHAT TO DO"], trail.Ends.Select(end => new[]
        {
            $"{end.Amount.ToMajorString()} {end.Amount.Currency.Code}",
            !trail.HasShares ? "-" : (trail.Stolen with { Minor = end.Share }).ToMajorString(),
            Name(trail.Accounts[end.Account]), TrailWords.Of(end.Fate), end.Hop.ToString(CultureInfo.InvariantCulture), end.Since?.ToString() ?? "",
            end.Amount.Minor == 0 ? "" : TrailWords.WhatToDo(trail, end.Fate).English,
        }));
        to.WriteLine();
        Columns(to, ["AMOUNT", "OF", "FROM", "TO", "HOP", "TIME", "BOOKED", "PAYMENT"], trail.Transfers.Select(transfer => new[]
        {
            $"{transfer.Sent.ToMajorString()} {transfer.Sent.Currency.Code}", transfer.Whole.ToMajorString(), Name(trail.Accounts[transfer.From]),
            Name(trail.Accounts[transfer.To]), transfer.Hop.ToString(CultureInfo.InvariantCulture), transfer.Time.ToString(),
            transfer.IsBookedApart ? transfer.Booked.ToString() : "", transfer.Payment,
        }));
        WriteMules(to, trail);
        WriteBystanders(to, trail);
        if (trail.IsBounded)
        {
            to.WriteLine();
            to.WriteLine("A bound was met: what is called unfollowed was not followed further.");
        }

        if (!trail.HasShares)
        {
            to.WriteLine();
            to.WriteLine(trail.IsBackward
                ? $"Under {TrailWords.Of(trail.Policy)} amounts are what may be in it: they are no parts of it and add up to nothing."
                : "Under poison amounts are what stolen money may have touched: they are no parts of it and add up to nothing.");
        }
    }

    private static void WriteMules(TextWriter to, TrailReport trail)
    {
        foreach (var mule in trail.LikelyMules)
        {
            to.WriteLine();
            var score = string.Create(CultureInfo.InvariantCulture, $"{mule.Score} points of {LikelyMules.ScoreMax}");
            to.WriteLine($"Likely a mule's: {mule.Bank} {VisibleText.Of(mule.Account)}, {score}");
            foreach (var reason in mule.Reasons)
            {
                to.WriteLine($"  {MuleWords.Of(reason)}");
            }

            if (mule.Payments.Count > 0)
            {
                to.WriteLine("  Likely other victims' payments; ask the bank and warn the payer:");
                Columns(to, ["  AMOUNT", "", "FROM", "TIME", "BOOKED", "PAYMENT"], mule.Payments.Select(payment => new[]
                {
                    $"  {payment.Amount.ToMajorString()} {payment.Amount.Currency.Code}", "", $"{payment.Bank} {payment.Account}",
                    payment.Time.ToString(), payment.IsBookedApart ? payment.Booked.ToString() : "", payment.Payment,
                }));
            }
        }
    }

    /// <summary>Of the accounts where money rests, which are those that may be frozen.</summary>
    private static void WriteBystanders(TextWriter to, TrailReport trail)
    {
        var rests = trail.Ends.Where(end => end.Fate == TrailFate.Rests).Select(end => end.Account).ToHashSet();
        foreach (var one in trail.Bystanders.Where(one => rests.Contains(one.Account)))
        {
            to.WriteLine();
            to.WriteLine($"Innocent explanations tested on {VisibleText.Of(Name(trail.Accounts[one.Account]))}:");
            foreach (var tested in one.Explanations.OrderByDescending(tested => tested.Verdict == ExplanationVerdict.Fits))
            {
                to.WriteLine($"  {ExplanationWords.Of(tested)}");
            }
        }
    }

    private static string Name(TrailAccount account) => account.IsVictims ? $"{account.Bank} {account.Account} (victim)" : $"{account.Bank} {account.Account}";

    private static void Columns(TextWriter to, string[] head, IEnumerable<string[]> body)
    {
        // Names come from outside, and a terminal does what it is told.
        var rows = body.Select(row => row.Select(VisibleText.Of).ToArray()).Prepend(head).ToList();

        // A column that says nothing in any row, such as when payments were booked that all were told at once, is left out.
        var columns = Enumerable.Range(0, head.Length).Where(i => head[i].Length == 0 || rows.Skip(1).Any(row => row[i].Length > 0)).ToArray();
        var widths = columns.ToDictionary(i => i, i => rows.Max(row => row[i].Length));
        foreach (var row in rows)
        {
            // The first two are amounts.
            to.WriteLine(string.Join("  ", columns.Select(i => i < 2 ? row[i].PadLeft(widths[i]) : row[i].PadRight(widths[i]))).TrimEnd());
        }
    }
}
