using System.Net;
using System.Text;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Server.Keys;
using Cordon.Server.Live;

namespace Cordon.Server.Http;

/// <summary>
/// Takes each request to its endpoint. The paths are few and fixed, so they are matched here, the two that count first; every answer
/// that is no success is a problem document.
/// </summary>
internal sealed class Dispatcher
{
    private const string Payments = "/v1/payments";
    private const string Orders = "/v1/freeze-orders";
    private const string Notices = "/v1/freeze-notices";
    private const string Cases = "/v1/cases/";
    private const string Traces = "/v1/traces/";
    private const string ExplanationOfPayment = "/explanation";
    private const string OriginsOfPayment = "/v1/origins/payments/";
    private const string OriginsOfAccount = "/v1/origins/accounts/";
    private const string Explained = "/v1/explanations/";
    private const string Batch = "/v1/payments/batch";

    private readonly Centre _centre;
    private readonly ServerCounters _counters = new();
    private readonly ILogger _log;
    private readonly PaymentEndpoint _payments;
    private readonly BatchEndpoint _batch;
    private readonly MessageEndpoint _messages;
    private readonly CommandEndpoints _commands;
    private readonly KeysEndpoint _keys;
    private readonly PolicyEndpoint _policy;
    private readonly RulesEndpoint _rules;
    private readonly ChallengerEndpoint _challenger;
    private readonly AccountsEndpoint _accounts;
    private readonly ListsEndpoint _lists;
    private readonly NamesEndpoint _names;
    private readonly OrdersEndpoint _orders;
    private readonly RecallMessages _recalls;
    private readonly NoticesEndpoint _notices;
    private readonly EndpointsEndpoint _endpoints;
    private readonly TraceEndpoint _traces;
    private readonly OriginsEndpoint _origins;
    private readonly DecisionExplanationEndpoint _decisions;
    private readonly ExplanationsEndpoint _explanations;
    private readonly RecoveryEndpoint _recovery;
    private readonly FiguresEndpoint _figures;
    private readonly LivePage _live;
    private readonly byte[] _openApi = EmbeddedFile.Read("openapi.json");

    // Callers by their key, which is a record: it never changes, so the object may be shared.
    private readonly System.Collections.Concurrent.ConcurrentDictionary<BankKey, Caller> _callers = new();

    public Dispatcher(Centre centre, ServerSettings settings, LiveFeed feed, EndpointsEndpoint endpoints, ChallengerEndpoint challenger, ILogger log)
    {
        _centre = centre;
        _log = log;
        var deeds = new CentreDeeds(centre, settings.Desk);
        _payments = new PaymentEndpoint(centre, _counters);
        _batch = new BatchEndpoint(centre, _counters, settings.Unread, TimeProvider.System);
        _messages = new MessageEndpoint(centre, _counters, settings.Time);
        _commands = new CommandEndpoints(centre, deeds, _counters, settings.Time, feed);
        _keys = new KeysEndpoint(centre, deeds, _counters, settings.Random);
        _rules = new RulesEndpoint(centre, settings.Desk, _counters);
        _policy = new PolicyEndpoint(centre, challenger, _rules, _counters);
        _challenger = challenger;
        _accounts = new AccountsEndpoint(centre, _counters);
        _lists = new ListsEndpoint(centre, _counters);
        _names = new NamesEndpoint(settings.NameLists, _counters, settings.Time);
        _recalls = new RecallMessages(centre, _counters);
        _orders = new OrdersEndpoint(centre, deeds, _recalls, _counters);
        _notices = new NoticesEndpoint(centre, _counters);
        _endpoints = endpoints;
        _traces = new TraceEndpoint(centre, _counters);
        _origins = new OriginsEndpoint(centre, _counters);
        _decisions = new DecisionExplanationEndpoint(centre, _counters);
        _explanations = new ExplanationsEndpoint(centre, _counters);
        _recovery = new RecoveryEndpoint(centre, _counters);
        _figures = new FiguresEndpoint(centre, _counters);
        _live = new LivePage(feed, settings.LivePage);
    }

    /// <summary>The paths served, for the description's test: method and template.</summary>
    public static readonly IReadOnlyList<(string Method, string Path)> Routes =
    [
        ("POST", "/v1/payments"), ("POST", "/v1/payments/batch"), ("GET", "/v1/payments/{payment_id}"),
        ("POST", "/v1/payments/{payment_id}/release"), ("POST", "/v1/payments/{payment_id}/cancel"), ("POST", "/v1/reports"),
        ("GET", "/v1/keys"), ("POST", "/v1/keys"), ("POST", "/v1/keys/revoke"),
        ("GET", "/v1/policy"), ("POST", "/v1/policy"), ("GET", "/v1/policy/rules"),
        ("POST", "/v1/policy/rules/approve"), ("POST", "/v1/policy/rules/withdraw"), ("GET", "/v1/policy/challenger"),
        ("POST", "/v1/policy/challenger"), ("POST", "/v1/policy/challenger/approve"), ("POST", "/v1/policy/challenger/withdraw"),
        ("POST", "/v1/policy/rollback"), ("GET", "/v1/policy/drift"),
        ("POST", "/v1/accounts"), ("GET", "/v1/lists"), ("POST", "/v1/lists"), ("POST", "/v1/names"),
        ("GET", "/v1/freeze-orders"), ("POST", "/v1/freeze-orders/{order_id}/answer"), ("POST", "/v1/freeze-orders/{order_id}/{action}"),
        ("GET", "/v1/freeze-notices"), ("POST", "/v1/freeze-notices/{notice_id}/taken"), ("POST", "/v1/messages"),
        ("GET", "/v1/endpoints"), ("POST", "/v1/endpoints"), ("GET", "/v1/traces/{report_id}"),
        ("GET", "/v1/payments/{payment_id}/explanation"),
        ("GET", "/v1/origins/payments/{payment_id}"), ("GET", "/v1/origins/accounts/{bank}/{account}"),
        ("GET", "/v1/explanations/accounts/{bank}/{account}"), ("GET", "/v1/explanations/freeze-orders/{order_id}"),
        ("GET", "/v1/explanations/payments/{payment_id}"),
        ("GET", "/v1/cases/{case_id}/ledger"), ("GET", "/v1/cases/{case_id}/statements/{report_id}"),
        ("POST", "/v1/cases/{case_id}/restitution"), ("POST", "/v1/cases/{case_id}/restitution/approve"),
        ("POST", "/v1/cases/{case_id}/write-off"), ("GET", "/v1/figures"), ("GET", "/v1/figures/recovery-curve"), ("GET", "/v1/queue"),
        ("GET", "/health/live"), ("GET", "/health/ready"), ("GET", "/metrics"), ("GET", "/openapi/v1.json"),
    ];

    /// <summary>Whether a path is for banks and machines, and not for the console.</summary>
    public static bool IsOwn(string path) =>
        path.StartsWith("/v1/", StringComparison.Ordinal) || path is "/metrics" or "/openapi/v1.json" || path.StartsWith("/health/", StringComparison.Ordinal)
        || (path != "/" && LivePage.Serves(path));

    /// <summary>Handles one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await RouteAsync(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException bad)
        {
            var problem = new Problem(ProblemKind.Of(bad.StatusCode), bad.Message);
            await ProblemWriter.AnswerAsync(context, problem, _counters).ConfigureAwait(false);
        }
        catch (JournalUnavailableException unavailable)
        {
            // The store was asked and could not answer: what stands in it is asked for again later.
            await ProblemWriter.AnswerAsync(context, new Problem(ProblemKind.Unavailable, unavailable.Message), _counters).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is not JournalDamagedException
            && (gone is OperationCanceledException or IOException || context.RequestAborted.IsCancellationRequested))
        {
            // The caller went away; what was decided stays decided and is answered when it asks again.
            context.Abort();
        }
        catch (Exception defect)
        {
            // The edge of the process: one request fails, the others go on.
            ServerLog.RequestFailed(_log, defect.GetType().Name, context.Request.Method, defect.StackTrace ?? "");
            var problem = new Problem(ProblemKind.Internal, "The request could not be handled; it may be sent again.");
            await ProblemWriter.AnswerAsync(context, problem, _counters).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a request comes from this machine itself, to a name of it, and not through a proxy.</summary>
    public static bool IsLocal(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (context.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote)
            || headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("Forwarded"))
        {
            return false;
        }

        // A page of the web whose name was made to point at this machine does not count.
        var host = context.Request.Host.Host.Trim('[', ']');
        return host.Length == 0 || host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }

    private ValueTask RouteAsync(HttpContext context)
    {
        if (RequestPath.FaultOf(context) is { } fault)
        {
            return ProblemWriter.AnswerAsync(context, fault, _counters);
        }

        var path = context.Request.Path.Value ?? "";
        if (path == Payments)
        {
            return Is(context, "POST") ? PaymentAsync(context) : NotAllowedAsync(context, "POST");
        }

        if (path == Batch)
        {
            return Is(context, "POST") ? BatchAsync(context) : NotAllowedAsync(context, "POST");
        }

        return path switch
        {
            "/v1/reports" => SignedInAsync(context, "POST", _commands.FileReportAsync),
            "/v1/keys" => ReadOrWrittenAsync(context, _keys.AnswerAsync),
            "/v1/keys/revoke" => SignedInAsync(context, "POST", _keys.RevokeAsync),
            Orders => SignedInAsync(context, "GET", _orders.ListAsync),
            Notices => SignedInAsync(context, "GET", _notices.ListAsync),
            "/v1/messages" => SignedInAsync(context, "POST", (c, caller) => _recalls.AnswerAsync(c, caller, null)),
            "/v1/endpoints" => ReadOrWrittenAsync(context, (c, caller) => _endpoints.AnswerAsync(c, caller, _counters)),
            "/v1/policy" => ReadOrWrittenAsync(context, _policy.AnswerAsync),
            "/v1/policy/rules" => SignedInAsync(context, "GET", _rules.ShowAsync),
            "/v1/policy/rules/approve" => SignedInAsync(context, "POST", _rules.ApproveAsync),
            "/v1/policy/rules/withdraw" => SignedInAsync(context, "POST", _rules.WithdrawAsync),
            "/v1/policy/challenger" => ReadOrWrittenAsync(context, (c, caller) => _challenger.AnswerAsync(c, caller, _counters)),
            "/v1/policy/challenger/approve" => SignedInAsync(context, "POST", (c, caller) => _challenger.ApproveAsync(c, caller, _counters)),
            "/v1/policy/challenger/withdraw" => SignedInAsync(context, "POST", (c, caller) => _challenger.WithdrawAsync(c, caller, _counters)),
            "/v1/policy/rollback" => SignedInAsync(context, "POST", (c, caller) => _challenger.RollBackAsync(c, caller, _counters)),
            "/v1/policy/drift" => SignedInAsync(context, "GET", (c, caller) => _challenger.DriftAsync(c, caller, _counters)),
            "/v1/figures" => SignedInAsync(context, "GET", _figures.FiguresAsync),
            "/v1/figures/recovery-curve" => SignedInAsync(context, "GET", _figures.CurveAsync),
            "/v1/queue" => SignedInAsync(context, "GET", _figures.QueueAsync),
            "/v1/accounts" => SignedInAsync(context, "POST", _accounts.AnswerAsync),
            "/v1/lists" => ReadOrWrittenAsync(context, _lists.AnswerAsync),
            "/v1/names" => SignedInAsync(context, "POST", _names.AnswerAsync),
            "/health/live" => OpenAsync(context, () => TextAsync(context, 200, "application/json", """{"status":"live"}"""u8.ToArray())),
            "/health/ready" => OpenAsync(context, () => ReadyAsync(context)),
            "/metrics" => OpenAsync(context, () => MetricsAsync(context)),
            "/openapi/v1.json" => OpenAsync(context, () => TextAsync(context, 200, "application/json", _openApi)),
            _ when path.StartsWith(Payments + "/", StringComparison.Ordinal) => OnePaymentAsync(context, path[(Payments.Length + 1)..]),
            _ when path.StartsWith(Orders + "/", StringComparison.Ordinal) && path[(Orders.Length + 1)..].Split('/') is [var id, var action] =>
                SignedInAsync(context, "POST", (c, caller) => _orders.MoveAsync(c, caller, id, action)),
            _ when path.StartsWith(Notices + "/", StringComparison.Ordinal) && path[(Notices.Length + 1)..].Split('/') is [var notice, "taken"] =>
                SignedInAsync(context, "POST", (c, caller) => _notices.TakeAsync(c, caller, notice)),
            _ when path.StartsWith(Cases, StringComparison.Ordinal) && path[Cases.Length..].Split('/') is [var file, .. var rest] && rest.Length > 0 =>
                ReadOrWrittenAsync(context, (c, caller) => _recovery.AnswerAsync(c, caller, file, [.. rest.Select(Id)])),
            _ when path.StartsWith(Traces, StringComparison.Ordinal) && path.Length > Traces.Length =>
                SignedInAsync(context, "GET", (c, caller) => _traces.AnswerAsync(c, caller, Id(path[Traces.Length..]))),
            _ when path.StartsWith(OriginsOfPayment, StringComparison.Ordinal) && path.Length > OriginsOfPayment.Length =>
                SignedInAsync(context, "GET", (c, caller) => _origins.OfPaymentAsync(c, caller, Id(path[OriginsOfPayment.Length..]))),
            _ when path.StartsWith(OriginsOfAccount, StringComparison.Ordinal) && path[OriginsOfAccount.Length..].Split('/', 2) is [var bank, var account] =>
                SignedInAsync(context, "GET", (c, caller) => _origins.OfAccountAsync(c, caller, bank, Id(account))),
            _ when path.StartsWith(Explained, StringComparison.Ordinal) =>
                SignedInAsync(context, "GET", (c, caller) => ExplainAsync(c, caller, path[Explained.Length..])),
            _ when LivePage.Serves(path) && _live.IsOpenTo(context) => OpenAsync(context, () => _live.AnswerAsync(context, path)),
            _ => ProblemWriter.AnswerAsync(context, new Problem(ProblemKind.NotFound, "There is nothing at this path."), _counters),
        };
    }

    private ValueTask PaymentAsync(HttpContext context)
    {
        var caller = SignIn(context, out var problem);
        if (problem is null && context.Request.ContentType == "application/json" && context.Request.Headers.ContentEncoding.Count == 0)
        {
            return _payments.AnswerAsync(context, caller!);
        }

        problem ??= RequestBody.WrongType(context.Request, "application/json", "application/xml", "text/xml");
        if (problem is not null)
        {
            return ProblemWriter.AnswerAsync(context, problem, _counters);
        }

        return context.Request.ContentType!.Contains("json", StringComparison.OrdinalIgnoreCase)
            ? _payments.AnswerAsync(context, caller!)
            : _messages.AnswerAsync(context, caller!);
    }

    private ValueTask BatchAsync(HttpContext context)
    {
        var caller = SignIn(context, out var problem);
        problem ??= RequestBody.WrongType(context.Request, "application/x-ndjson", "application/ndjson", "application/jsonl");
        return problem is null ? _batch.AnswerAsync(context, caller!) : ProblemWriter.AnswerAsync(context, problem, _counters);
    }

    private ValueTask OnePaymentAsync(HttpContext context, string rest)
    {
        // An identifier may hold slashes; the verbs are the last word.
        if (rest.EndsWith("/release", StringComparison.Ordinal) || rest.EndsWith("/cancel", StringComparison.Ordinal))
        {
            var release = rest.EndsWith("/release", StringComparison.Ordinal);
            var id = Id(rest[..rest.LastIndexOf('/')]);
            return SignedInAsync(context, "POST", (c, caller) => _commands.EndHoldAsync(c, caller, id, release));
        }

        if (rest.EndsWith(ExplanationOfPayment, StringComparison.Ordinal))
        {
            return SignedInAsync(context, "GET", (c, caller) => _decisions.AnswerAsync(c, caller, Id(rest[..^ExplanationOfPayment.Length])));
        }

        return SignedInAsync(context, "GET", (c, caller) => _commands.FindPaymentAsync(c, caller, Id(rest)));
    }

    private ValueTask ExplainAsync(HttpContext context, Caller caller, string what) => what.Split('/', 2) switch
    {
        ["payments", { Length: > 0 } id] => _explanations.OfPaymentAsync(context, caller, Id(id)),
        ["freeze-orders", var id] => _explanations.OfOrderAsync(context, caller, id),
        ["accounts", var account] when account.Split('/', 2) is [var bank, var number] => _explanations.OfAccountAsync(context, caller, bank, Id(number)),
        _ => ProblemWriter.AnswerAsync(context, new Problem(ProblemKind.NotFound, "There is nothing at this path."), _counters),
    };

    // The server leaves an escaped slash as it came.
    private static string Id(string escaped) => escaped.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private ValueTask SignedInAsync(HttpContext context, string method, Func<HttpContext, Caller, ValueTask> endpoint)
    {
        if (!Is(context, method))
        {
            return NotAllowedAsync(context, method);
        }

        var caller = SignIn(context, out var problem);
        return problem is null ? endpoint(context, caller!) : ProblemWriter.AnswerAsync(context, problem, _counters);
    }

    private ValueTask ReadOrWrittenAsync(HttpContext context, Func<HttpContext, Caller, ValueTask> endpoint) => Is(context, "GET") || Is(context, "POST")
        ? SignedInAsync(context, context.Request.Method, endpoint)
        : NotAllowedAsync(context, "GET, POST");

    private ValueTask OpenAsync(HttpContext context, Func<ValueTask> endpoint) =>
        Is(context, "GET") || Is(context, "HEAD") ? endpoint() : NotAllowedAsync(context, "GET, HEAD");

    private ValueTask NotAllowedAsync(HttpContext context, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        return ProblemWriter.AnswerAsync(context, new Problem(ProblemKind.MethodNotAllowed, $"This path takes {allowed}."), _counters);
    }

    private Caller? SignIn(HttpContext context, out Problem? problem)
    {
        problem = null;
        var header = context.Request.Headers.Authorization;
        const string scheme = "Bearer ";
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            problem = new Problem(ProblemKind.Unauthenticated, "The request needs the header \"Authorization: Bearer cdn_…\".");
            return null;
        }

        var hash = ApiKeys.Hash(value.AsSpan(scheme.Length).Trim());
        if (hash is null || _centre.FindKey(hash) is not { } key)
        {
            problem = new Problem(ProblemKind.Unauthenticated, "No such key was issued here.");
            return null;
        }

        return _callers.GetOrAdd(key, static k => new Caller(k));
    }

    private ValueTask ReadyAsync(HttpContext context)
    {
        var isReady = _centre.State == CentreState.Ready;
        if (!isReady)
        {
            var why = _centre.StateReason ?? $"The centre is {_centre.State.ToString().ToLowerInvariant()}.";
            return ProblemWriter.AnswerAsync(context, new Problem(ProblemKind.Unavailable, why), _counters);
        }

        return TextAsync(context, 200, "application/json", """{"status":"ready"}"""u8.ToArray());
    }

    private ValueTask MetricsAsync(HttpContext context)
    {
        if (!IsLocal(context))
        {
            return ProblemWriter.AnswerAsync(context, new Problem(ProblemKind.Forbidden, "Metrics are served to this machine only."), _counters);
        }

        var text = Encoding.UTF8.GetBytes(MetricsText.Write(_centre, _counters, _challenger.Drift));
        return TextAsync(context, 200, "text/plain; version=0.0.4; charset=utf-8", text);
    }

    private static async ValueTask TextAsync(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        if (!Is(context, "HEAD"))
        {
            await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static bool Is(HttpContext context, string method) => context.Request.Method == method;
}
