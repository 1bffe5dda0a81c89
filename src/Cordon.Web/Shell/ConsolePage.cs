using Cordon.Web.Language;
using Cordon.Web.People;
using Cordon.Core.Casework;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace Cordon.Web.Shell;

/// <summary>What every screen knows: how to speak, and who looks at it. A screen's own start is <see cref="BeginAsync"/>.</summary>
public abstract class ConsolePage : ComponentBase
{
    [Inject]
    private SpeechOfRequest Speeches { get; set; } = null!;

    [Inject]
    private AuthenticationStateProvider SignIn { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private Task? _beginning;
    private bool _isDrawn;
    private bool _isOver;

    /// <summary>How to speak to whoever looks.</summary>
    protected Speech S { get; private set; } = new(Tongue.English, TimeZoneInfo.Utc);

    /// <summary>Who looks.</summary>
    protected ActingOfficer Me { get; private set; } = new("", OfficerRole.None);

    /// <summary>Whether it is not live yet: what is pressed now would be lost without a word.</summary>
    protected bool IsDead => !RendererInfo.IsInteractive;

    /// <summary>
    /// Nothing is drawn before what is shown first was read: until then whoever looks keeps what the server drew, instead of seeing it go and come back.
    /// </summary>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await (_beginning ??= BeginWholeAsync());
        await base.SetParametersAsync(ParameterView.Empty);
        _isDrawn = true;
    }

    /// <summary>The first time was read before anything was drawn.</summary>
    protected sealed override Task OnParametersSetAsync() => _isDrawn ? FollowAddressAsync() : Task.CompletedTask;

    /// <summary>Whoever looks sees nothing new once they are signed in no more.</summary>
    protected sealed override bool ShouldRender() => !_isOver;

    private async Task EndIfOverAsync(Task<AuthenticationState> state)
    {
        if (Me.Role != OfficerRole.None && OfficerClaims.Acting((await state).User).Role == OfficerRole.None)
        {
            (_isOver, Me) = (true, new ActingOfficer("", OfficerRole.None));

            // Whoever signs in as somebody else in this very window is on their way, and the browser knows it: it leads nobody away from there.
            // What it answers is not heard any more.
            _ = Script.InvokeVoidAsync("cordonEnd", "/sign-in?said=over").AsTask();
        }
    }

    /// <summary>Reads what the screen shows first, whatever its address says.</summary>
    protected virtual Task BeginAsync() => Task.CompletedTask;

    /// <summary>Reads what the address asks for: after <see cref="BeginAsync"/>, and whenever it may be another.</summary>
    protected virtual Task FollowAddressAsync() => Task.CompletedTask;

    private async Task BeginWholeAsync()
    {
        S = await Speeches.GetAsync();
        Me = OfficerClaims.Acting((await SignIn.GetAuthenticationStateAsync()).User);

        // Both live as long as the open screen does: there is nothing to take back.
        SignIn.AuthenticationStateChanged += state => _ = InvokeAsync(() => EndIfOverAsync(state));
        await BeginAsync();
        await FollowAddressAsync();
    }
}
