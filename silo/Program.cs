using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Recruit.Engine.Keys;
using Recruit.Orleans;
using Recruit.Orleans.Grains;
using Recruit.Orleans.Hosting;
using Recruit.Silo;

var builder = WebApplication.CreateSlimBuilder(args);
ClusterConfiguration.AddTo(builder.Configuration);
var options = builder.Configuration.Get<SiloConfiguration>() ?? new SiloConfiguration();
if (options.Mistakes().ToList() is { Count: > 0 } mistakes)
{
    mistakes.ForEach(Console.Error.WriteLine);
    return 2;
}

// A silo has no data folder of its own: what it stores is elsewhere, and the keys must only not lie beside the program.
using var keys = KeyFolder.Open(options.Keys, AppContext.BaseDirectory);
builder.WebHost.UseUrls(options.HealthAddress);
builder.Logging.AddJsonConsole();
builder.Services.AddSingleton<Figures>();
builder.Services.AddHealthChecks();
builder.UseOrleans(silo =>
{
    silo.AddRecruit(
        new SiloBasis(NamedKinds.All, keys.Signing.Signer.Sign, keys.Signing.Origin, keys.SnapshotSecret.Bytes.ToArray(), TimeProvider.System),
        new SiloSettings { WriteEvery = TimeSpan.FromMilliseconds(options.WriteEveryMilliseconds) });
    silo.Configure<ClusterMembershipOptions>(membership => membership.ProbeTimeout = TimeSpan.FromMilliseconds(options.ProbeMilliseconds));
    silo.UseClusterOf(options, options.SiloPort).UseStatesOf(options.Store, options.Connection, options.Service);
});

var silo = builder.Build();
silo.MapHealthChecks("/health");
silo.MapGet("/metrics", (Figures figures) => Results.Text(figures.Print(), "text/plain; version=0.0.4"));
_ = silo.Services.GetRequiredService<Figures>();
await silo.RunAsync();
return 0;
