using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cordon.Web.Abroad;
using Cordon.Web.Access;
using Cordon.Web.Audit;
using Cordon.Web.Bank;
using Cordon.Web.Duty;
using Cordon.Web.Evidence;
using Cordon.Web.Figures;
using Cordon.Web.Language;
using Cordon.Web.LookUp;
using Cordon.Web.Networks;
using Cordon.Web.Orders;
using Cordon.Web.People;
using Cordon.Web.Policies;
using Cordon.Web.PublicCheck;
using Cordon.Web.Shell;
using Cordon.Web.Story;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Learning;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web;

/// <summary>Puts the officers' screens behind a web server: what they need, and where they lie.</summary>
public static class ConsoleHost
{
    /// <summary>Rounds of PBKDF2-SHA512 over a password: what OWASP asks for.</summary>
    private const int PasswordRounds = 210_000;

    private const string SeenFile = "seen-cases.db";

    /// <summary>How often an open screen hears from the server at least: one that hears nothing for four times as long tells that its line is lost.</summary>
    private static readonly TimeSpan HeardEvery = TimeSpan.FromSeconds(2);

    /// <summary>How soon somebody whose rights changed or who was let go is noticed.</summary>
    internal static readonly TimeSpan RecheckEvery = TimeSpan.FromMinutes(1);

    /// <summary>Adds what the screens need.</summary>
    public static void AddCordonConsole(this WebApplicationBuilder builder, Centre centre, ConsoleSettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        var services = builder.Services;
        var (people, cookieKeys) = (Path.Combine(settings.Folder, "people.db"), Path.Combine(settings.Folder, "cookie-keys"));

        // Whoever reads these could sign in as anybody.
        PrivateFile.Make(people);
        PrivateFile.MakeFolder(cookieKeys);
        builder.WebHost.UseStaticWebAssets();
        services.AddSingleton(centre);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Desk);
        services.AddSingleton(settings.Gangs);
        services.AddSingleton(new CentreClock(settings.Time));
        services.AddSingleton(settings.SignInTime);
        services.AddSingleton(settings.Random);
        services.AddSingleton<OpenSessions>();
        services.AddSingleton<RefusalRecords>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedCalls>();
        services.AddRouting();
        services.AddHttpContextAccessor();

        // Chinese goes out as it is, not as numbers; what HTML would take for its own is escaped all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents().AddInteractiveServerComponents(options => options.DisconnectedCircuitMaxRetained = 200)
            .AddHubOptions(options => options.KeepAliveInterval = HeardEvery);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, RecheckedSignIn>();
        services.AddScoped<CircuitHandler, ScreenGate>();
        services.AddScoped<SpeechOfRequest>();
        services.AddScoped<SignInRecords>();
        services.AddScoped<PeopleBook>();
        services.AddSingleton<HoldFeed>();
        services.AddSingleton<Reporting.CallDrafts>();
        services.AddSingleton<Cases.KeptWords>();
        services.AddScoped<OwnDecisions>();
        services.AddSingleton<OrderFeed>();
        services.AddSingleton<BankCounter>();
        services.AddSingleton<Cases.CaseFeed>();
        services.AddSingleton(_ => new Cases.SeenCases(Path.Combine(settings.Folder, SeenFile)));
        services.AddSingleton<PublicDesk>();
        services.AddSingleton<LookUpRecords>();
        services.AddSingleton<LookUpDesk>();
        services.AddSingleton(_ => settings.Reports ?? new PolicyReports(centre, settings.Time));
        services.AddScoped<OpenWindow>();
        services.AddScoped<CircuitHandler>(scope => scope.GetRequiredService<OpenWindow>());
        services.AddSingleton<StoryFeed>();
        services.AddSingleton<CaseEvidence>();
        services.AddSingleton<AbroadFeed>();
        services.AddSingleton<AbroadQuestions>();
        services.AddSingleton<AbroadAudits>();
        services.AddSingleton<AbroadOpenings>();
        AddPeople(services, settings, people, cookieKeys);
        services.AddAuthorization(ConsolePolicies.AddTo);
        services.AddRateLimiter(options => RequestLimits.AddTo(options, settings.SignInsPerMinute));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "cordon-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    /// <summary>Who the people are, how they sign in, and how long that lasts.</summary>
    private static void AddPeople(IServiceCollection services, ConsoleSettings settings, string people, string cookieKeys)
    {
        services.AddDbContext<PeopleContext>(options => options.UseSqlite($"Data Source={people}").AddInterceptors(new PatientConnections()));
        services.AddDataProtection().SetApplicationName("Cordon").PersistKeysToFileSystem(new DirectoryInfo(cookieKeys));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        if (settings.OpenId is { } provider)
        {
            OpenIdSignIn.Add(services.AddAuthentication(), provider);
        }

        services.AddIdentityCore<Officer>(Set).AddEntityFrameworkStores<PeopleContext>().AddSignInManager().AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<OfficerClaims>().AddPasswordValidator<GuessablePasswords>()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.ConfigureAll<CookieAuthenticationOptions>(options => options.CookieManager = new HostCookies());
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordRounds);
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = RecheckEvery;
            options.TimeProvider = settings.SignInTime;
            options.OnRefreshingPrincipal = context =>
            {
                OpenSessions.Keep(context.CurrentPrincipal!, context.NewPrincipal!);
                return Task.CompletedTask;
            };
        });
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.UserVerificationRequirement = "required";

            // Nobody is asked for a name before: a device that cannot keep with a passkey whose it is would make one that lets nobody in.
            options.ResidentKeyRequirement = "required";
            options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && IsHere(context.Origin, context.HttpContext.Request.Host));
        });
        services.ConfigureApplicationCookie(options =>
        {
            options.TimeProvider = settings.SignInTime;
            SessionCookie.Set(options);
        });
    }

    /// <summary>Lays the screens behind what the server has.</summary>
    /// <returns>The path by which the first administrator comes in; null when there are people.</returns>
    public static async Task<string?> UseCordonConsoleAsync(this WebApplication application, ConsoleSettings settings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(settings);
        application.Use(next => context => SecurityHeaders.SetAsync(context, next));
        application.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = SecurityHeaders.SayFaultAsync });
        application.UseWhen(
            context => HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal),
            browser => browser.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        if (settings.Story is null)
        {
            application.Use(StoryEndpoints.Without);
        }

        application.UseWhen(context => context.Request.Path.StartsWithSegments("/_blazor"), line => line.Use(OwnOrigin));
        application.UseRouting();
        application.UseAuthentication();
        application.UseAuthorization();
        application.UseRateLimiter();
        application.UseAntiforgery();
        application.Use(OwnForms.Refuse);
        application.MapStaticAssets().WithMetadata(new OpenToAllAttribute("styles and scripts tell nothing"));
        application.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .Add(Close);
        ShellEndpoints.Map(application);
        SignInEndpoints.Map(application);
        WelcomeEndpoints.Map(application);
        PasskeyEndpoints.Map(application);
        FiguresEndpoints.Map(application);
        NetworkEndpoints.Map(application);
        EvidenceEndpoints.Map(application);
        AbroadEndpoints.Map(application);
        RuleLanguage.Map(application);
        AuditEndpoints.Map(application);
        Cases.CaseFileEndpoints.Map(application);
        if (settings.OpenId is not null)
        {
            OpenIdSignIn.Map(application);
        }

        if (settings.DemoSecret is { } secret)
        {
            DemoEndpoints.Map(application, secret, settings.Story is null ? "/" : StoryEndpoints.Path);
        }

        if (settings is { DemoSecret: not null, Story: { } story })
        {
            StoryEndpoints.Map(application, story);
        }

        return await WelcomeFirstAsync(application.Services, settings, cancellation).ConfigureAwait(false);
    }

    /// <summary>A live screen's line is taken from this console's own pages: another port or name of the same site has its cookies too.</summary>
    private static RequestDelegate OwnOrigin(RequestDelegate next) => context =>
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    };

    /// <summary>The framework's own calls: its script is for everybody, a live screen's line is for whoever has signed in.</summary>
    private static void Close(EndpointBuilder endpoint)
    {
        var path = (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText ?? "";
        if (path.TrimStart('/').StartsWith("_framework/", StringComparison.Ordinal))
        {
            endpoint.Metadata.Add(new OpenToAllAttribute("the framework's script tells nothing"));
        }
        else if (!endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
        {
            endpoint.Metadata.Add(new NeedsAttribute(Act.KeepOwnAccount));
        }
    }

    private static async Task<string?> WelcomeFirstAsync(IServiceProvider services, ConsoleSettings settings, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PeopleContext>();
        await context.Database.EnsureCreatedAsync(cancellation).ConfigureAwait(false);
        var book = scope.ServiceProvider.GetRequiredService<PeopleBook>();
        await book.TakeUpEndedSessionsAsync(cancellation).ConfigureAwait(false);
        if (settings.DemoSecret is not null)
        {
            foreach (var (userName, shownName, role) in DemoEndpoints.Cast)
            {
                await book.InviteAsync(
                    ConsoleSettings.DemoIdOf(userName), userName, shownName, role, role == OfficerRole.BankOfficer ? settings.DemoBank : null,
                    PeopleBook.Program, cancellation).ConfigureAwait(false);
            }

            return $"/demo/{settings.DemoSecret}/duty";
        }

        var people = scope.ServiceProvider.GetRequiredService<UserManager<Officer>>();
        var all = await book.AllAsync(cancellation).ConfigureAwait(false);
        if (all.Count > 1 || (all is [var only] && (only.PasswordHash is not null || (await people.GetPasskeysAsync(only).ConfigureAwait(false)).Count > 0
            || (await people.GetLoginsAsync(only).ConfigureAwait(false)).Count > 0)))
        {
            return null;
        }

        // Nobody has come in yet: the link of the start before is lost, or was never used.
        var secret = all is [var first]
            ? await book.InviteAgainAsync(first, PeopleBook.Program, cancellation).ConfigureAwait(false)
            : (await book.InviteAsync("admin", "Administrator", OfficerRole.Administrator, null, PeopleBook.Program, cancellation).ConfigureAwait(false))
                .Secret;
        return "/welcome/" + secret;
    }

    /// <summary>A passkey is asked for by a page of this very address, over https unless it is this machine.</summary>
    internal static bool IsHere(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    private static void Set(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 5;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.User.RequireUniqueEmail = false;
    }
}
