using System.Runtime.CompilerServices;

namespace Cordon.Core.Screening.Activity;

/// <summary>What is written of a party besides its windows.</summary>
public sealed unsafe partial class AccountActivity
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteSide(in ObservedPayment payment, AccountState* account, bool isPayee, long* row)
    {
        var time = payment.TimeMilliseconds;
        row[SideRows.Kind] = KindValues[(int)account->Kind];
        row[SideRows.Age] = Since(time, account->OpenedMilliseconds);
        row[SideRows.SeenFor] = Since(time, account->FirstSeenMilliseconds);
        row[SideRows.Idle] = Since(time, account->LastSeenMilliseconds);
        row[SideRows.SinceOther] = Since(time, isPayee ? account->SentLastMilliseconds : account->ReceivedLastMilliseconds);
        row[SideRows.Dwell] = account->DwellSeconds == 0 ? Facts.Unknown : account->DwellSeconds * 1000L;
        WriteRisk(account, time, row);
        row[SideRows.Reports] = account->Reports;
        row[SideRows.Watched] = account->Watched;
        row[SideRows.Allowed] = account->Allowed;
        row[SideRows.Balance] = account->Balance;
        row[SideRows.Largest] = account->Largest;
        row[SideRows.NightOf] = account->Sent.Total;
        row[SideRows.Night] = account->Sent.Night;
        row[SideRows.RoundOf] = isPayee ? account->Received.Total : account->Sent.Total;
        row[SideRows.Round] = isPayee ? account->Received.Round : account->Sent.Round;
        row[SideRows.Place] = (account->Country << 16) | account->Bank;
        row[SideRows.IsLate] = time < account->LastSeenMilliseconds ? 1 : 0;
        row[SideRows.Units] = (long)account->Units;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteRisk(AccountState* account, long time, long* row)
    {
        row[SideRows.Risk] = RiskAt(account, time);
        row[SideRows.RiskHops] = account->Risk == 0 ? Facts.Unknown : account->RiskHops;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Since(long time, long before) => before == Facts.Unknown ? Facts.Unknown : Math.Max(0, time - before);

    private static readonly string[] KindNames = ["", "person", "business", "merchant", "exchange", "cash"];

    private static readonly long[] KindValues = [.. KindNames.Select(name => Facts.TextValue(System.Text.Encoding.ASCII.GetBytes(name)))];

    /// <summary>The kind of account that a fact names; null for a text that is none.</summary>
    public static string? KindNamed(long fact) => Array.IndexOf(KindValues, fact) is > 0 and var kind ? KindNames[kind] : null;
}
