using System.Buffers;
using System.Text;
using Cordon.Engine;
using Cordon.Formats.DataSets;
using Cordon.Server.Accounts;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>
/// What a bank tells of accounts at itself, and the centre of all: their kind, when they were opened, what lay in them then. The lines of a call are
/// recorded all or none.
/// </summary>
internal sealed class AccountsEndpoint(Centre centre, ServerCounters counters)
{
    private static readonly string[] Fields = ["bank", "account", "kind", "opened", "opening_balance", "currency"];

    /// <summary>Answers <c>POST /v1/accounts</c>.</summary>
    public async ValueTask AnswerAsync(HttpContext context, Caller caller)
    {
        var accounts = new List<AccountDescription>();
        var problem = RequestBody.WrongType(
            context.Request, "application/x-ndjson", "application/ndjson", "application/jsonl", "application/json");
        problem ??= await ReadAsync(context, caller, accounts).ConfigureAwait(false);
        var result = problem is null
            ? await centre.SubmitAsync(new Command.DescribeAccounts(accounts), context.RequestAborted).ConfigureAwait(false)
            : null;
        problem ??= CommandAnswer.ProblemOf(result!);
        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            json.WriteNumber("accounts", accounts.Count);
            json.WriteNumber("changed", result!.Number);
            json.WriteNumber("opening_balances_taken", result.OpeningBalances);
        }).ConfigureAwait(false);
    }

    private static async ValueTask<Problem?> ReadAsync(HttpContext context, Caller caller, List<AccountDescription> accounts)
    {
        var (body, tooLarge) = await RequestBody.ReadAsync(context, HttpLimits.AccountsBytesMax).ConfigureAwait(false);
        if (tooLarge is not null)
        {
            return tooLarge;
        }

        var bytes = body.ToArray();
        RequestBody.Done(context, body);
        return ReadLines(bytes, IsOneObject(context.Request), caller, accounts);
    }

    /// <summary>One object may be spread over several lines; of many each has its own.</summary>
    private static bool IsOneObject(HttpRequest request) => RequestBody.WrongType(request, "application/json") is null;

    private static Problem? ReadLines(ReadOnlySpan<byte> bytes, bool isOne, Caller caller, List<AccountDescription> accounts)
    {
        var faults = new List<Problem>();
        var (bad, line) = (0, 0);
        while (!bytes.IsEmpty)
        {
            line++;
            var end = isOne ? -1 : bytes.IndexOf((byte)'\n');
            var text = (end < 0 ? bytes : bytes[..end]).Trim(" \t\r\n"u8);
            bytes = end < 0 ? default : bytes[(end + 1)..];
            if (text.IsEmpty)
            {
                continue;
            }

            if (accounts.Count + bad == HttpLimits.AccountsMax)
            {
                return new Problem(ProblemKind.TooLarge, $"There are more than {HttpLimits.AccountsMax} accounts: send them in several calls.");
            }

            if (ReadOne(text, caller, out var account) is not { } problem)
            {
                accounts.Add(account!);
            }
            else if (bad++ < HttpLimits.AccountFaultsMax)
            {
                faults.Add(problem with { Line = line });
            }
        }

        return bad > 0 ? OfAll(faults, bad)
            : accounts.Count == 0 ? new Problem(ProblemKind.Malformed, "There is no account in it.")
            : null;
    }

    private static Problem? ReadOne(ReadOnlySpan<byte> json, Caller caller, out AccountDescription? account)
    {
        account = null;
        var (fields, problem) = JsonCommand.Parse(json);
        fields?.TakeNumber("opening_balance");
        problem ??= fields!.Check(Fields);
        if (problem is not null)
        {
            return problem;
        }

        var texts = new AccountTexts
        {
            Bank = Bytes(fields!["bank"]),
            Account = Bytes(fields["account"]),
            Kind = Bytes(fields["kind"]),
            Opened = Bytes(fields["opened"]),
            OpeningBalance = Bytes(fields["opening_balance"]),
            Currency = Bytes(fields["currency"]),
        };
        if (AccountCheck.Read(texts, out var row) is { } fault)
        {
            return Problem.OfFault(fault);
        }

        account = ToldAccount.Of(row!);
        return caller.MaySeeAccountsOf(row!.Bank)
            ? null
            : new Problem(ProblemKind.Forbidden, "this account is at another bank: a bank's key describes accounts at itself") { Field = "bank" };
    }

    private static byte[] Bytes(string? text) => text is null ? [] : Encoding.UTF8.GetBytes(text);

    /// <summary>One problem for all bad lines: of the kind of the first, with a line of its detail for each.</summary>
    private static Problem OfAll(List<Problem> faults, int count)
    {
        var detail = new StringBuilder("Nothing was recorded.");
        foreach (var fault in faults)
        {
            detail.Append('\n').Append(System.Globalization.CultureInfo.InvariantCulture, $"line {fault.Line}: {fault.Detail}");
        }

        if (count > faults.Count)
        {
            detail.Append('\n').Append(System.Globalization.CultureInfo.InvariantCulture, $"and {count - faults.Count} more lines");
        }

        return faults[0] with { Detail = detail.ToString() };
    }
}
