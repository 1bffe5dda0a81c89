using Cordon.Core.Casework;
using Cordon.Core.Screening.Rules;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>
/// The rules that might decide next: proposed, read and approved by a second person, taken back; the same proposal as on the console, where either may be
/// said too. For the centre's own keys only, and each key speaks for one person.
/// </summary>
internal sealed class RulesEndpoint(Centre centre, CaseDesk? desk, ServerCounters counters)
{
    /// <summary>Answers <c>GET /v1/policy/rules</c>.</summary>
    public ValueTask ShowAsync(HttpContext context, Caller caller) => TryAsync(context, caller, ShownAsync);

    /// <summary>Answers <c>POST /v1/policy/rules/approve</c>.</summary>
    public ValueTask ApproveAsync(HttpContext context, Caller caller) => TryAsync(context, caller, ApprovedAsync);

    /// <summary>Answers <c>POST /v1/policy/rules/withdraw</c>.</summary>
    public ValueTask WithdrawAsync(HttpContext context, Caller caller) => TryAsync(context, caller, WithdrawnAsync);

    /// <summary>Proposes the rules of a body and answers 202 with what stands. Returns what was wrong with them.</summary>
    public async ValueTask<Problem?> ProposeAsync(HttpContext context, Caller caller, JsonCommand body)
    {
        if (body.Require("by", HttpLimits.WordsLengthMax, out _) is { } missing)
        {
            return missing;
        }

        var text = body["rules"]!;
        if (RuleSet.ReadNew(text, centre.Options.Reference) is { IsGood: false } reading)
        {
            var words = string.Join('\n', reading.Faults.Select(fault => $"rules: {fault.Words.English}"));
            return new Problem(ProblemKind.Unacceptable, words) { Field = "rules" };
        }

        if (body.Require("reason", HttpLimits.WordsLengthMax, out _) is { } unexplained)
        {
            return unexplained;
        }

        if (desk is not { } its)
        {
            return NoDesk;
        }

        var answer = await its.ProposeAsync(new GraveMatter.PublishRules(text), body["reason"]!, Officer(caller, body), context.RequestAborted)
            .ConfigureAwait(false);
        if (ProblemOf(answer) is { } problem)
        {
            return problem;
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await WriteAsync(context, its.Act(answer.Number)!, withRules: false).ConfigureAwait(false);
        return null;
    }

    private static Problem NoDesk => new(ProblemKind.Unavailable, "no casework is kept here, where a second person would approve rules");

    private static ActingOfficer Officer(Caller caller, JsonCommand body) => new(caller.ByWhom(body["by"]), OfficerRole.Supervisor);

    private static Problem? ProblemOf(DeskAnswer answer) => answer.Status switch
    {
        DeskStatus.Done or DeskStatus.AlreadyDone => null,
        DeskStatus.NotFound => new Problem(ProblemKind.NotFound, answer.Words!.English),
        DeskStatus.Refused => new Problem(ProblemKind.Contradiction, answer.Words!.English),
        _ => new Problem(ProblemKind.Unavailable, answer.Words?.English ?? "It cannot be recorded now; say the very same again later."),
    };

    private async ValueTask TryAsync(HttpContext context, Caller caller, Func<HttpContext, Caller, CaseDesk, ValueTask<Problem?>> answer)
    {
        var problem = !caller.IsCentre ? new Problem(ProblemKind.Forbidden, "Only a key of the centre sees and changes what decides.")
            : desk is null ? NoDesk
            : await answer(context, caller, desk).ConfigureAwait(false);
        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
        }
    }

    private static async ValueTask<Problem?> ShownAsync(HttpContext context, Caller caller, CaseDesk desk)
    {
        if (desk.OpenRules() is not { } act)
        {
            return new Problem(ProblemKind.NotFound, "No rules are proposed.");
        }

        await WriteAsync(context, act, withRules: true).ConfigureAwait(false);
        return null;
    }

    private async ValueTask<Problem?> ApprovedAsync(HttpContext context, Caller caller, CaseDesk desk)
    {
        var (act, body, problem) = await ReadAsync(context, desk).ConfigureAwait(false);
        problem ??= await SaidAsync(desk, act!, new GraveCommand.Approve(), Officer(caller, body!)).ConfigureAwait(false);
        if (problem is not null)
        {
            return problem;
        }

        if (desk.Act(act!.Number) is { State: GraveActState.Approved } waiting)
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            await WriteAsync(context, waiting, withRules: false).ConfigureAwait(false);
            return null;
        }

        await PolicyEndpoint.WriteAsync(context, centre.Policy, withRules: false).ConfigureAwait(false);
        return null;
    }

    private static async ValueTask<Problem?> WithdrawnAsync(HttpContext context, Caller caller, CaseDesk desk)
    {
        var (act, body, problem) = await ReadAsync(context, desk).ConfigureAwait(false);
        problem ??= await SaidAsync(desk, act!, new GraveCommand.Withdraw(), Officer(caller, body!)).ConfigureAwait(false);
        if (problem is null)
        {
            await CommandAnswer.WriteAsync(context, json => json.WriteString("withdrawn", act!.Id)).ConfigureAwait(false);
        }

        return problem;
    }

    /// <summary>What is begun is ended, whoever waits for it: an approval is for the centre to do.</summary>
    private static async ValueTask<Problem?> SaidAsync(CaseDesk desk, GraveAct act, GraveCommand command, ActingOfficer by) =>
        ProblemOf(await desk.DoAsync(act.Number, command, by, CancellationToken.None).ConfigureAwait(false));

    /// <summary>The proposal that a body names, as far as it is one of rules.</summary>
    private static async ValueTask<(GraveAct? Act, JsonCommand? Body, Problem? Problem)> ReadAsync(HttpContext context, CaseDesk desk)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.CommandBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        problem ??= body!.Require("by", HttpLimits.WordsLengthMax, out _) ?? body.Require("proposal", HttpLimits.WordsLengthMax, out _);
        if (problem is not null)
        {
            return (null, body, problem);
        }

        return GraveAct.TryParseId(body!["proposal"]!, out var number) && desk.Act(number) is { Matter: GraveMatter.PublishRules } act
            ? (act, body, null)
            : (null, body, new Problem(ProblemKind.NotFound, $"There is no proposal of rules {body["proposal"]}."));
    }

    private static ValueTask WriteAsync(HttpContext context, GraveAct act, bool withRules) => CommandAnswer.WriteAsync(context, json =>
    {
        json.WriteString("proposal", act.Id);
        json.WriteString("state", act.State == GraveActState.Approved ? "approved" : "proposed");
        json.WriteString("reason", act.Reason);
        json.WriteString("proposed_by", act.ProposedBy);
        json.WriteString("proposed_at", act.ProposedAt.ToString());
        json.WriteString("lapses", act.Lapses.ToString());
        if (withRules)
        {
            json.WriteString("rules", ((GraveMatter.PublishRules)act.Matter).Text);
        }
    });
}
