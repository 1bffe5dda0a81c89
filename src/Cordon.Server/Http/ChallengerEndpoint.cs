using Cordon.Engine;
using Cordon.Engine.Evidence;
using Cordon.Learning;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>The model that might decide next: proposed, looked at, approved by a second person, taken back. For the centre's own keys only.</summary>
internal sealed class ChallengerEndpoint(Centre centre, CentreDeeds deeds, PolicyReports reports)
{
    /// <summary>What has moved, as it was told last; null before anybody asked.</summary>
    public DriftReport? Drift => reports.Drift;

    /// <summary>Answers <c>GET</c> and <c>POST /v1/policy/challenger</c>.</summary>
    public ValueTask AnswerAsync(HttpContext context, Caller caller, ServerCounters counters) =>
        TryAsync(context, caller, counters, context.Request.Method == "GET" ? ShowAsync : ProposedAsync);

    /// <summary>Answers <c>POST /v1/policy/challenger/approve</c>.</summary>
    public ValueTask ApproveAsync(HttpContext context, Caller caller, ServerCounters counters) => TryAsync(context, caller, counters, ApprovedAsync);

    /// <summary>Answers <c>POST /v1/policy/challenger/withdraw</c>.</summary>
    public ValueTask WithdrawAsync(HttpContext context, Caller caller, ServerCounters counters) => TryAsync(context, caller, counters, WithdrawnAsync);

    /// <summary>Answers <c>POST /v1/policy/rollback</c>.</summary>
    public ValueTask RollBackAsync(HttpContext context, Caller caller, ServerCounters counters) => TryAsync(context, caller, counters, RolledBackAsync);

    /// <summary>Answers <c>GET /v1/policy/drift</c>.</summary>
    public ValueTask DriftAsync(HttpContext context, Caller caller, ServerCounters counters) => TryAsync(context, caller, counters, ToldAsync);

    private async ValueTask TryAsync(
        HttpContext context, Caller caller, ServerCounters counters, Func<HttpContext, Caller, ValueTask<Problem?>> answer)
    {
        var problem = caller.IsCentre
            ? await answer(context, caller).ConfigureAwait(false)
            : new Problem(ProblemKind.Forbidden, "Only a key of the centre sees and changes what decides.");
        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
        }
    }

    /// <summary>Proposes the model of a body and answers with what stands. Returns what was wrong with it.</summary>
    /// <param name="status">The answer's, where it is done.</param>
    public async ValueTask<Problem?> ProposeAsync(HttpContext context, Caller caller, JsonCommand body, int status)
    {
        var problem = body.Require("by", HttpLimits.WordsLengthMax, out _) ?? body.Require("model", Command.PublishPolicy.ModelCharactersMax, out _)
            ?? body.TooLong("card", HttpLimits.CardLengthMax);
        if (problem is null && ModelProfileReader.Read(body["model"]!).Fault is { } fault)
        {
            problem = new Problem(ProblemKind.Unacceptable, $"model: {fault}") { Field = "model" };
        }

        if (problem is not null)
        {
            return problem;
        }

        var command = new Command.ProposeChallenger(body["model"]!, body["card"], caller.ByWhom(body["by"]), caller.Key.Id);
        problem = CommandAnswer.ProblemOf(await deeds.DoAsync(command, caller, body["by"], null, context.RequestAborted).ConfigureAwait(false));
        if (problem is null && centre.Challenger is { } standing)
        {
            context.Response.StatusCode = status;
            await CommandAnswer.WriteAsync(context, json => ChallengerJson.Write(json, standing)).ConfigureAwait(false);
        }

        return problem;
    }

    private async ValueTask<Problem?> ProposedAsync(HttpContext context, Caller caller)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.PolicyBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        return problem ?? await ProposeAsync(context, caller, body!, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private async ValueTask<Problem?> WithdrawnAsync(HttpContext context, Caller caller)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.CommandBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        problem ??= body!.Require("by", HttpLimits.WordsLengthMax, out _) ?? body.Require("reason", HttpLimits.WordsLengthMax, out _);
        if (problem is not null)
        {
            return problem;
        }

        var command = new Command.WithdrawChallenger(caller.ByWhom(body!["by"]), body!["reason"]!);
        var result = await deeds.DoAsync(command, caller, body["by"], body["reason"], context.RequestAborted).ConfigureAwait(false);
        problem = CommandAnswer.ProblemOf(result);
        if (problem is null)
        {
            await CommandAnswer.WriteAsync(context, json => json.WriteNumber("withdrawn", result.Number)).ConfigureAwait(false);
        }

        return problem;
    }

    private async ValueTask<Problem?> ShowAsync(HttpContext context, Caller caller)
    {
        if (centre.Challenger is not { } standing)
        {
            return new Problem(ProblemKind.NotFound, "No model is proposed.");
        }

        return await ReadAloneAsync(
            async () => await reports.ShadowAsync(standing, context.RequestAborted).ConfigureAwait(false),
            shown => WriteAsync(context, standing, shown)).ConfigureAwait(false);
    }

    private static ValueTask WriteAsync(HttpContext context, StandingChallenger standing, ShownReport shown) => CommandAnswer.WriteAsync(context, json =>
    {
        ChallengerJson.Write(json, standing);
        json.WriteString("report_id", shown.Id);
        json.WritePropertyName("report");
        json.WriteRawValue(shown.Text);
    });

    private async ValueTask<Problem?> ApprovedAsync(HttpContext context, Caller caller)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.CommandBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        problem ??= body!.Require("by", HttpLimits.WordsLengthMax, out _) ?? body.Require("report_id", HttpLimits.WordsLengthMax, out _);
        if (problem is not null)
        {
            return problem;
        }

        var shown = reports.Find(body!["report_id"]!);
        if (shown is null)
        {
            return new Problem(ProblemKind.Contradiction, "no report of this report_id was shown since the start, or many later ones were: look at a new one");
        }

        var command = new Command.ApproveChallenger(shown.Id, shown.Text, caller.ByWhom(body["by"]), caller.Key.Id);
        return await DecidedAsync(context, caller, body, command).ConfigureAwait(false);
    }

    private async ValueTask<Problem?> RolledBackAsync(HttpContext context, Caller caller)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.CommandBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        problem ??= body!.Require("by", HttpLimits.WordsLengthMax, out _) ?? body.Require("reason", HttpLimits.WordsLengthMax, out _);
        return problem ?? await DecidedAsync(
            context, caller, body!, new Command.RollBackPolicy(caller.ByWhom(body!["by"]), body!["reason"]!)).ConfigureAwait(false);
    }

    private async ValueTask<Problem?> DecidedAsync(HttpContext context, Caller caller, JsonCommand body, Command command)
    {
        var result = await deeds.DoAsync(command, caller, body["by"], body["reason"], context.RequestAborted).ConfigureAwait(false);
        if (CommandAnswer.ProblemOf(result) is { } problem)
        {
            return problem;
        }

        await CommandAnswer.WriteAsync(context, json =>
        {
            json.WriteNumber("policy", result.Number);
            json.WriteString("model", centre.Policies[(int)result.Number - 1].Model is { } model ? $"{model.Name} {model.Version}" : null);
        }).ConfigureAwait(false);
        return null;
    }

    private ValueTask<Problem?> ToldAsync(HttpContext context, Caller caller) => ReadAloneAsync(
        async () => await reports.DriftAsync(context.RequestAborted).ConfigureAwait(false),
        drift => CommandAnswer.WriteAsync(context, json => ChallengerJson.Write(json, drift)));

    /// <summary>Plays the journal back for somebody, unless it is being done for somebody else.</summary>
    private static async ValueTask<Problem?> ReadAloneAsync<T>(Func<Task<T?>> read, Func<T, ValueTask> write)
        where T : class
    {
        try
        {
            if (await read().ConfigureAwait(false) is not { } found)
            {
                return new Problem(ProblemKind.OneAtATime, "The journal is being played back for another report, or for drift: ask again when that is done.");
            }

            await write(found).ConfigureAwait(false);
            return null;
        }
        catch (EvidenceLimitException limit)
        {
            return new Problem(ProblemKind.Unacceptable, limit.Message);
        }
    }
}
