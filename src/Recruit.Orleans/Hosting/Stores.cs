using System.Net;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Npgsql;
using Orleans.Configuration;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Hosting;

/// <summary>Where a cluster keeps states, membership and reminders.</summary>
public static class Stores
{
    /// <summary>In the memory of one silo, which forgets everything.</summary>
    public const string Memory = "memory";

    /// <summary>In a database.</summary>
    public const string PostgreSql = "postgresql";

    /// <summary>In an account of Azure Storage.</summary>
    public const string Azure = "azure";

    /// <summary>How the cluster's libraries name PostgreSQL.</summary>
    private const string Invariant = "Npgsql";

    /// <summary>Why a store cannot be reached by such a connection, whatever is there; nothing if it may be.</summary>
    public static string? Objection(string store, string connection)
    {
        try
        {
            _ = store switch
            {
                Azure => new TableServiceClient(connection),
                PostgreSql => new NpgsqlConnectionStringBuilder(connection),
                _ => (object?)null,
            };
            return null;
        }
        catch (Exception mistake) when (mistake is ArgumentException or FormatException or InvalidOperationException)
        {
            return mistake.Message.ReplaceLineEndings(" ");
        }
    }

    /// <summary>Both stores of states. Blobs do not know the service, so each service has a container.</summary>
    public static ISiloBuilder UseStatesOf(this ISiloBuilder silo, string store, string connection, string service)
    {
        ArgumentNullException.ThrowIfNull(silo);
        switch (store)
        {
            case Azure:
                silo.AddAzureBlobGrainStorage(SiloParts.LargeStore, blobs =>
                    (blobs.BlobServiceClient, blobs.ContainerName, blobs.GrainStorageSerializer, blobs.DeleteStateOnClear) =
                    (new BlobServiceClient(connection), service, new BytesSerializer(), true));
                silo.AddAzureTableGrainStorage(SiloParts.SmallStore, tables =>
                    (tables.TableServiceClient, tables.TableName, tables.GrainStorageSerializer, tables.DeleteStateOnClear, tables.UseStringFormat) =
                    (new TableServiceClient(connection), "recruit", new BytesSerializer(), true, false));
                return silo;
            case PostgreSql:
                foreach (var name in new[] { SiloParts.LargeStore, SiloParts.SmallStore })
                {
                    silo.AddAdoNetGrainStorage(name, sql =>
                        (sql.Invariant, sql.ConnectionString, sql.GrainStorageSerializer, sql.DeleteStateOnClear) = (Invariant, connection, new BytesSerializer(), true));
                }

                return silo;
            default:
                foreach (var name in new[] { SiloParts.LargeStore, SiloParts.SmallStore })
                {
                    silo.AddMemoryGrainStorage(name, memory => memory.Configure(one => one.GrainStorageSerializer = new BytesSerializer()));
                }

                return silo;
        }
    }

    /// <summary>Membership and reminders of a silo.</summary>
    /// <param name="silo">Which.</param>
    /// <param name="chosen">Its cluster.</param>
    public static ISiloBuilder UseClusterOf(this ISiloBuilder silo, SiloConfiguration chosen)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(chosen);
        if (chosen.Store == Memory)
        {
            return silo.UseLocalhostClustering(chosen.SiloPort, chosen.GatewayPort, serviceId: chosen.Service, clusterId: chosen.Cluster).UseInMemoryReminderService();
        }

        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (chosen.Cluster, chosen.Service));
        silo.ConfigureEndpoints(IPAddress.Parse(chosen.Address), chosen.SiloPort, chosen.GatewayPort);
        return chosen.Store == Azure
            ? silo.UseAzureStorageClustering(tables => tables.TableServiceClient = new TableServiceClient(chosen.Connection))
                .UseAzureTableReminderService(tables => tables.Configure(one => one.TableServiceClient = new TableServiceClient(chosen.Connection)))
            : silo.UseAdoNetClustering(sql => (sql.Invariant, sql.ConnectionString) = (Invariant, chosen.Connection))
                .UseAdoNetReminderService(sql => (sql.Invariant, sql.ConnectionString) = (Invariant, chosen.Connection));
    }

    /// <summary>Where a client finds silos.</summary>
    public static IClientBuilder UseClusterOf(this IClientBuilder client, ClusterConfiguration chosen)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(chosen);
        if (chosen.Store == Memory)
        {
            return client.UseLocalhostClustering(chosen.GatewayPort, serviceId: chosen.Service, clusterId: chosen.Cluster);
        }

        client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (chosen.Cluster, chosen.Service));
        return chosen.Store == Azure
            ? client.UseAzureStorageClustering(tables => tables.TableServiceClient = new TableServiceClient(chosen.Connection))
            : client.UseAdoNetClustering(sql => (sql.Invariant, sql.ConnectionString) = (Invariant, chosen.Connection));
    }
}
